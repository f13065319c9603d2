using System.Collections.Immutable;
using Fal.Build.Core.Output;

namespace Fal.Build;

/// <summary>A formatter that loads Roslyn when it is first used, and lets go of it when it is disposed: a build server outlives many builds.</summary>
/// <param name="assembly">Full path of the assembly that formats.</param>
/// <param name="directory">Where the files will lie.</param>
/// <param name="editorConfigs">Full paths of the <c>.editorconfig</c> files that hold for them.</param>
internal sealed class LoadedFormatter(string assembly, string directory, IReadOnlyList<string> editorConfigs) : ICodeFormatter, IDisposable
{
    private const string TypeName = "Fal.Build.Formatting.EditorConfigFormatter";

    private FormatterLoadContext? _context;
    private ICodeFormatter? _formatter;

    /// <inheritdoc/>
    public ImmutableArray<GeneratedFile> Format(ImmutableArray<GeneratedFile> files, CancellationToken cancellation) =>
        (_formatter ??= Load()).Format(files, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        _formatter = null;
        _context?.Unload();
    }

    private ICodeFormatter Load()
    {
        _context = new FormatterLoadContext(assembly);
        var type = _context.LoadFromAssemblyPath(assembly).GetType(TypeName, throwOnError: true)!;
        return (ICodeFormatter)Activator.CreateInstance(type, directory, editorConfigs)!;
    }
}
