using System.Collections.Immutable;
using System.Runtime.Loader;
using Fal.Build.Core.Output;
using Fal.Nodes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>Compiles generated files in memory as a strict project would: nullable on, documentation checked, warnings counted.</summary>
public static class GeneratedCompilation
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(file => Path.GetFileName(file).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(file) is "netstandard.dll" or "mscorlib.dll")
            .Append(typeof(FalNode).Assembly.Location)
            .Distinct()
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>
    /// Compiles files. Generated code turns the warnings about nulls off, which would cost every build of its users; here they are
    /// on, since they find mistakes of its makers.
    /// </summary>
    /// <param name="files">The files.</param>
    /// <param name="version">The language's version.</param>
    public static CSharpCompilation Of(IEnumerable<GeneratedFile> files, LanguageVersion version = LanguageVersion.CSharp14) =>
        CSharpCompilation.Create(
            "Generated",
            files.Select(file => CSharpSyntaxTree.ParseText(file.Text.Replace("#nullable disable warnings\n", "\n", StringComparison.Ordinal), new CSharpParseOptions(version, DocumentationMode.Diagnose), file.Path)),
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, warningLevel: 9999,
                // As the SDK does: assemblies are unified at run time.
                // CS8618: a required member is null until its user sets it, which is checked before anything is sent.
                specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress), new("CS8618", ReportDiagnostic.Suppress)]));

    /// <summary>Errors and warnings, as the compiler prints them.</summary>
    /// <param name="compilation">The compilation.</param>
    public static IReadOnlyList<string> Complaints(this CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).Select(diagnostic => diagnostic.ToString())];

    /// <summary>Loads the compiled assembly, which shares the runtime library with the tests.</summary>
    /// <param name="compilation">The compilation.</param>
    public static System.Reflection.Assembly Load(this CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics));
        }

        stream.Position = 0;

        // A context of its own: every test's assembly has the same name.
        return new AssemblyLoadContext(name: null, isCollectible: true).LoadFromStream(stream);
    }
}
