namespace Fal.Build.Core.Tests.Corpus;

/// <summary>
/// Every bundled schema: a node that is set to a value its schema allows sends exactly that value, with the schema's defaults
/// for what was left alone; an answer that its schema allows is read and written back equal.
/// </summary>
public sealed class RoundTripTests
{
    [Test]
    public void Inputs_are_sent_as_set()
    {
        var failures = new List<string?>();
        foreach (var schemas in WholeCatalog.Documents.Select(OpenApiText.Read))
        {
            var trip = new RoundTrip(schemas);
            failures.AddRange(trip.Requests.Select(request => trip.FaultOfSending(WholeCatalog.Create(schemas.Id!), request)));
        }

        Report("requests", failures);
    }

    [Test]
    public void Outputs_are_read_and_written_back_equal()
    {
        var failures = new List<string?>();
        foreach (var schemas in WholeCatalog.Documents.Select(OpenApiText.Read))
        {
            var trip = new RoundTrip(schemas);
            var node = WholeCatalog.Create(schemas.Id!);
            failures.AddRange(trip.Answers.Select(answer => trip.FaultOfReading(node, answer)));
        }

        Report("answers", failures);
    }

    private static void Report(string what, List<string?> failures)
    {
        TestContext.Out.WriteLine($"{failures.Count:N0} {what} of {WholeCatalog.Documents.Length:N0} endpoints");
        Assert.That(failures.OfType<string>(), Is.Empty, string.Join('\n', failures.OfType<string>().Take(20)));
    }
}
