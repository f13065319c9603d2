using System.Reflection;
using System.Runtime.Loader;
using Fal.Build.Core.Output;

namespace Fal.Build;

/// <summary>Loads the formatter with the Roslyn that lies beside it. MSBuild would give it the SDK's, which lacks the formatter.</summary>
/// <param name="assembly">Full path of the assembly that formats.</param>
internal sealed class FormatterLoadContext(string assembly) : AssemblyLoadContext("Fal.Build.Formatting", isCollectible: true)
{
    private readonly AssemblyDependencyResolver _resolver = new(assembly);

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        // What the formatter takes and gives has to be of the task's own types.
        var shared = typeof(ICodeFormatter).Assembly;
        return assemblyName.Name == shared.GetName().Name ? shared
            : _resolver.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path)
            : null;
    }
}
