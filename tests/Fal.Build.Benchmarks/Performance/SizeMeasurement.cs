using System.Globalization;
using Fal.Build.Core.Output;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>How large an assembly with all endpoints is, with their input schemas and without.</summary>
internal sealed class SizeMeasurement : IPerformanceMeasurement
{
    private const double Mebibyte = 1024 * 1024;
    private const double GoalWithSchemas = 7;
    private const double GoalWithoutSchemas = 4.5;

    public string Name => "size";

    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        var compiler = new CSharpCompiler();
        var plain = CatalogCode.Generate(repository, embedsSchemas: false);
        var bare = SizeOf(compiler, plain.Select(BareProperties.Of), Path.Combine(scratch, "bare"), log);
        var withSchemas = SizeOf(compiler, CatalogCode.Generate(repository, embedsSchemas: true), Path.Combine(scratch, "schemas"), log);
        var withoutSchemas = SizeOf(compiler, plain, Path.Combine(scratch, "plain"), log);
        yield return new PerformanceRow("assembly of all endpoints, with schemas", "under 7 MiB", Text(withSchemas), withSchemas < GoalWithSchemas);
        yield return new PerformanceRow(
            "assembly of all endpoints, without schemas", "under 4.5 MiB", Text(withoutSchemas), withoutSchemas < GoalWithoutSchemas, $"Bare properties alone take {Text(bare)}.");
    }

    private static double SizeOf(CSharpCompiler compiler, IEnumerable<GeneratedFile> files, string folder, TextWriter log)
    {
        var run = compiler.Prepare(files, folder);
        run.Compile();
        log.WriteLine($"size, {Path.GetFileName(folder)}: {new FileInfo(run.Assembly).Length} bytes");
        return new FileInfo(run.Assembly).Length / Mebibyte;
    }

    private static string Text(double size) => string.Create(CultureInfo.InvariantCulture, $"{size:0.00} MiB");
}
