using System.Collections.Immutable;
using Fal.Build.Core.Output;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>
/// What the compiler allocates for code: a measure of its work that comes out the same in every run, where its time drifts by more
/// than many a part of the code takes. The compiler is the package's, in this process and on one thread.
/// </summary>
/// <param name="references">Assemblies that the code needs.</param>
internal sealed class CompilerAllocations(IEnumerable<string> references)
{
    private readonly ImmutableArray<MetadataReference> _references = [.. references.Select(file => MetadataReference.CreateFromFile(file))];

    /// <summary>Compiles, and says what that allocated, in MB.</summary>
    /// <param name="files">The code, which may have warnings.</param>
    /// <exception cref="InvalidOperationException">The code has errors; they are the message.</exception>
    public double Of(IEnumerable<GeneratedFile> files)
    {
        ImmutableArray<string> texts = [.. files.Select(file => file.Text)];
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var parsing = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithDocumentationMode(DocumentationMode.None);
        var compilation = CSharpCompilation.Create(
            "Catalog",
            texts.Select(text => CSharpSyntaxTree.ParseText(text, parsing)),
            _references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable,
                concurrentBuild: false,
                deterministic: true));
        var emitted = compilation.Emit(Stream.Null);
        return emitted.Success
            ? (GC.GetTotalAllocatedBytes(precise: true) - before) / 1e6
            : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
    }
}
