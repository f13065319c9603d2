using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Fal.Build.Benchmarks.Performance;

/// <summary>The command line of the performance table.</summary>
internal static class PerformanceCommand
{
    /// <summary>
    /// Measures and prints the table; 0 when it could be made, whatever it says, 2 for arguments that make no sense. How far it is
    /// goes to the error stream.
    /// </summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        var repository = Checkout.FindRoot();
        using var feed = new PackageFeed(repository);
        var measurements = Measurements(feed);
        ImmutableArray<string> only = [.. measurements.Select(measurement => measurement.Name)];
        string? json = null;
        var isMarkdown = false;
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--only" when index + 1 < arguments.Count:
                    only = [.. arguments[++index].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
                    break;
                case "--json" when index + 1 < arguments.Count:
                    json = Path.GetFullPath(arguments[++index]);
                    break;
                case "--markdown":
                    isMarkdown = true;
                    break;
                case var argument:
                    Console.Error.WriteLine($"'{argument}' makes no sense here.");
                    return 2;
            }
        }

        if (only.FirstOrDefault(name => !measurements.Any(measurement => measurement.Name == name)) is { } unknown)
        {
            Console.Error.WriteLine($"There is no measurement '{unknown}'; there are {string.Join(", ", measurements.Select(measurement => measurement.Name))}.");
            return 2;
        }

        var table = new PerformanceTable(
            Machine.Present(repository),
            [.. measurements.Where(measurement => only.Contains(measurement.Name)).SelectMany(measurement => Measure(measurement, repository))]);
        Console.Out.Write(isMarkdown ? table.Markdown() : table.Text());
        if (json is not null)
        {
            File.WriteAllText(json, table.Json());
        }

        return 0;
    }

    /// <summary>Everything that is measured, in the order of the table.</summary>
    private static ImmutableArray<IPerformanceMeasurement> Measurements(PackageFeed feed) =>
    [
        new NoOpMeasurement(feed),
        new OneEditMeasurement(feed),
        new FirstBuildMeasurement(feed),
        new CatalogueMeasurement(feed),
        new NSwagMeasurement(),
        new CancellationMeasurement(),
        new TenTimesMeasurement(),
        new MemoryMeasurement(feed),
        new CompileMeasurement(),
        new CallMeasurement(),
        new SizeMeasurement(),
    ];

    private static ImmutableArray<PerformanceRow> Measure(IPerformanceMeasurement measurement, string repository)
    {
        var scratch = Directory.CreateTempSubdirectory("fal-build-performance-").FullName;
        var watch = Stopwatch.StartNew();
        var rows = ImmutableArray.CreateBuilder<PerformanceRow>();
        Console.Error.WriteLine($"{measurement.Name}:");
        try
        {
            foreach (var row in measurement.Measure(repository, scratch, Console.Error))
            {
                Console.Error.WriteLine($"  {row.What}: {row.Figure}");
                rows.Add(row);
            }
        }
        catch (Exception exception)
        {
            // The other lines of the table took minutes: one that can't be measured mustn't cost them.
            Console.Error.WriteLine(exception);
            rows.Add(new(measurement.Name, "a figure", "none", IsMet: false, "couldn't be measured; the error stream says why"));
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{measurement.Name}: took {watch.Elapsed.TotalSeconds:F0} s"));
        }

        return rows.ToImmutable();
    }
}
