using Fal.Build.Core.Scaffolding;
using Microsoft.Build.Framework;

namespace Fal.Build;

/// <summary>Begins config entries, for people to write the words of.</summary>
public sealed class ScaffoldFalConfigs : FalTask
{
    /// <summary>Endpoints by their ids.</summary>
    public ITaskItem[] Ids { get; set; } = [];

    /// <summary>Category to take the next best endpoints of.</summary>
    public string Category { get; set; } = "";

    /// <summary>How many entries are to wait for their words.</summary>
    public string Count { get; set; } = "";

    /// <summary>OpenAPI documents of endpoints.</summary>
    public ITaskItem[] Documents { get; set; } = [];

    /// <summary>Full path of the directory of the project's configs.</summary>
    [Required]
    public string ConfigHome { get; set; } = "";

    /// <summary>Full path of the directory of the project's schemas.</summary>
    [Required]
    public string SchemaHome { get; set; } = "";

    /// <summary>Full path of the schema of config files.</summary>
    public string ConfigSchemaFile { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        var result = Scaffolder.Scaffold(new(ProjectOptions(), ConfigHome)
        {
            Ids = [.. Ids.Select(item => item.ItemSpec)],
            Category = Category,
            Count = Count,
            Documents = [.. Documents.Select(item => item.GetMetadata("FullPath"))],
            SchemaDirectory = SchemaHome,
            ConfigSchemaFile = OrNull(ConfigSchemaFile),
        });
        DiagnosticLog.Write(Log, result.Diagnostics);
        foreach (var (id, file) in result.Added)
        {
            Log.LogMessage(MessageImportance.High, "{0}: begun in {1}", id, file);
        }

        foreach (var id in result.Known)
        {
            Log.LogMessage(MessageImportance.High, "{0}: has an entry already", id);
        }

        Log.LogMessage(MessageImportance.High, result.Added.IsEmpty ? "Nothing was added." : "{0} entries wait for their words: write them where TODO stands.", result.Added.Length);
        return !Log.HasLoggedErrors;
    }
}
