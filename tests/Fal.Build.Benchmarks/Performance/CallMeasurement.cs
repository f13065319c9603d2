using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>What it costs to write the arguments of a generated node of 15 fields as JSON, against code written by hand.</summary>
internal sealed class CallMeasurement : IPerformanceMeasurement
{
    private const double Goal = 1.2;
    private const int Runs = 3;
    private const int WarmUpIterations = 4;
    private const int Iterations = 10;
    private const int IterationMilliseconds = 200;

    public string Name => "call";

    public IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log)
    {
        // BenchmarkDotNet measures one benchmark after the other, and machines drift: so it runs several times, and of each benchmark the
        // fastest iteration counts, since whatever else a machine does makes one slower.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(WarmUpIterations).WithIterationCount(Iterations).WithIterationTime(TimeInterval.FromMilliseconds(IterationMilliseconds));
        var configuration = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddLogger(NullLogger.Instance)
            .WithArtifactsPath(scratch);
        var runs = Enumerable.Range(0, Runs).Select(_ => BenchmarkRunner.Run<CallBenchmarks>(configuration)).ToList();
        if (runs.Exists(run => run.HasCriticalValidationErrors || run.Reports.Any(report => !report.Success)))
        {
            throw new InvalidOperationException("A benchmark of calls failed.\n" + string.Join('\n', runs[0].ValidationErrors.Select(error => error.Message)));
        }

        yield return Compare("writing the JSON of 15 arguments", nameof(CallBenchmarks.GeneratedWriteTo), nameof(CallBenchmarks.WrittenWriteTo), mayAllocate: false, Names());
        yield return Compare("ToJson of 15 arguments", nameof(CallBenchmarks.GeneratedToJson), nameof(CallBenchmarks.WrittenToJson), mayAllocate: true, "");

        string Names()
        {
            var difference = Fastest(nameof(CallBenchmarks.NamesAsText)) - Fastest(nameof(CallBenchmarks.NamesAsUtf8));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"names as text in place of UTF-8 are {difference:0} ns of the difference, and the rest is each call asking whether the walk writes, and enums and files their types; ");
        }

        double Fastest(string method) => runs.Min(run => Call.Of(run, method).Fastest);

        PerformanceRow Compare(string what, string generatedMethod, string writtenMethod, bool mayAllocate, string profile)
        {
            var generated = runs.ConvertAll(run => Call.Of(run, generatedMethod));
            var written = runs.ConvertAll(run => Call.Of(run, writtenMethod));
            var (ours, theirs) = (generated.Min(call => call.Fastest), written.Min(call => call.Fastest));
            var ratios = generated.Zip(written, (ours, theirs) => ours.Median / theirs.Median);
            var bytes = generated.Max(call => call.Bytes);
            return new PerformanceRow(
                what,
                "at most 1.2 times, no allocation of its own",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{ours / theirs:0.00} times ({ours:0} ns and {theirs:0} ns; {bytes} B and {written[0].Bytes} B a call)"),
                ours / theirs <= Goal && bytes <= (mayAllocate ? written[0].Bytes : 0),
                profile + "the fastest iterations of BenchmarkDotNet's runs; the ratios of their medians were " + string.Join(", ", ratios.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture))));
        }
    }

    /// <summary>What a call costs, in nanoseconds and bytes.</summary>
    /// <param name="Fastest">Time in the fastest iteration.</param>
    /// <param name="Median">Median time.</param>
    /// <param name="Bytes">What it allocates.</param>
    private sealed record Call(double Fastest, double Median, long Bytes)
    {
        public static Call Of(Summary run, string method)
        {
            var report = run.Reports.Single(report => report.BenchmarkCase.Descriptor.WorkloadMethod.Name == method);
            return new(report.ResultStatistics!.Min, report.ResultStatistics.Median, report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0);
        }
    }
}
