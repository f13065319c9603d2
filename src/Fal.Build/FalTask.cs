using Fal.Build.Core;
using Fal.Build.Core.Configuration;
using Microsoft.Build.Framework;
using Task = Microsoft.Build.Utilities.Task;

namespace Fal.Build;

/// <summary>What every task has to know of a project, as text: the generator checks it, so that every fault is reported alike.</summary>
public abstract class FalTask : Task, ICancelableTask, IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    /// <summary>Full path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The project's config files; metadata <c>FoundByDefault</c> marks those that may be somebody else's.</summary>
    public ITaskItem[] Configs { get; set; } = [];

    /// <summary>The package's config files.</summary>
    public ITaskItem[] BundledConfigs { get; set; } = [];

    /// <summary>Config directory that the project names itself.</summary>
    public string ConfigDirectory { get; set; } = "";

    /// <summary>Bundled modules that the project takes.</summary>
    public ITaskItem[] Modules { get; set; } = [];

    /// <summary>Endpoints that the project takes one by one; metadata <c>ClassName</c> and <c>Module</c>.</summary>
    public ITaskItem[] Endpoints { get; set; } = [];

    /// <summary>Full path of the model catalogue.</summary>
    [Required]
    public string CatalogFile { get; set; } = "";

    /// <summary>Full path of the glossary of field descriptions.</summary>
    public string GlossaryFile { get; set; } = "";

    /// <summary>Full path of the project's schemas.</summary>
    public string SchemaDirectory { get; set; } = "";

    /// <summary>Full path of the package's schemas.</summary>
    public string BundledSchemaDirectory { get; set; } = "";

    /// <summary>Namespace of everything generated.</summary>
    [Required]
    public string Namespace { get; set; } = "";

    /// <summary>Asked for when MSBuild wants the task to stop.</summary>
    private protected CancellationToken Cancellation => _cancellation.Token;

    /// <inheritdoc/>
    public void Cancel() => _cancellation.Cancel();

    /// <inheritdoc/>
    public void Dispose()
    {
        _cancellation.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected GeneratorOptions ProjectOptions() => new()
    {
        ProjectFile = ProjectFile,
        ConfigDirectory = OrNull(ConfigDirectory),
        Configs =
        [
            .. Configs.Select(item => new ConfigSource(item.GetMetadata("FullPath"), MayBeForeign: item.GetMetadata("FoundByDefault") == "true")),
            .. BundledConfigs.Select(item => new ConfigSource(item.GetMetadata("FullPath"), IsBundled: true)),
        ],
        Modules = [.. Modules.Select(item => item.ItemSpec)],
        Endpoints = [.. Endpoints.Select(item => new EndpointRequest(item.ItemSpec, OrNull(item.GetMetadata("ClassName")), OrNull(item.GetMetadata("Module"))))],
        CatalogFile = CatalogFile,
        GlossaryFile = OrNull(GlossaryFile),
        SchemaDirectory = OrNull(SchemaDirectory),
        BundledSchemaDirectory = OrNull(BundledSchemaDirectory),
        Namespace = Namespace,
    };

    private protected static string? OrNull(string text) => text.Length == 0 ? null : text;
}
