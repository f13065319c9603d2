using System.Collections.Immutable;

namespace Fal.Build.Core.Output;

/// <summary>Brings generated code into the style that a project asks for.</summary>
public interface ICodeFormatter
{
    /// <summary>Formats files.</summary>
    /// <param name="files">The files as the generator writes them.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The same files in the same order, formatted.</returns>
    ImmutableArray<GeneratedFile> Format(ImmutableArray<GeneratedFile> files, CancellationToken cancellation);
}
