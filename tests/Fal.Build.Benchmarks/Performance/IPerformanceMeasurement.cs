namespace Fal.Build.Benchmarks.Performance;

/// <summary>Measures one or more lines of the table. What two lines compare is measured in one run, alternating, since machines drift.</summary>
internal interface IPerformanceMeasurement
{
    /// <summary>The name that the command line knows it by, such as <c>no-op</c>.</summary>
    string Name { get; }

    /// <summary>Measures.</summary>
    /// <param name="repository">The root of a checkout in which everything is built in Release.</param>
    /// <param name="scratch">An empty folder outside the checkout, removed afterwards.</param>
    /// <param name="log">Where to tell how far it is.</param>
    IEnumerable<PerformanceRow> Measure(string repository, string scratch, TextWriter log);
}
