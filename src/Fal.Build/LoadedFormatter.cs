using System.Collections.Immutable;
using Fal.Build.Core.Output;

namespace Fal.Build;

/// <summary>A formatter that loads Roslyn when it is used, and lets go of it afterwards: a build server outlives many builds.</summary>
/// <param name="assembly">Full path of the assembly that formats.</param>
/// <param name="directory">Where the files will lie.</param>
/// <param name="editorConfigs">Full paths of the <c>.editorconfig</c> files that hold for them.</param>
internal sealed class LoadedFormatter(string assembly, string directory, IReadOnlyList<string> editorConfigs) : ICodeFormatter
{
    private const string TypeName = "Fal.Build.Formatting.EditorConfigFormatter";

    /// <inheritdoc/>
    public ImmutableArray<GeneratedFile> Format(ImmutableArray<GeneratedFile> files)
    {
        var context = new FormatterLoadContext(assembly);
        try
        {
            var type = context.LoadFromAssemblyPath(assembly).GetType(TypeName, throwOnError: true)!;
            return ((ICodeFormatter)Activator.CreateInstance(type, directory, editorConfigs)!).Format(files);
        }
        finally
        {
            context.Unload();
        }
    }
}
