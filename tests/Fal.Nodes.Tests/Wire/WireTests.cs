using Fal.Nodes.Tests.Client;
using Fal.Standin;

namespace Fal.Nodes.Tests.Wire;

public sealed class WireTests : StandinFixture
{
    // The official client is played against the same endpoint.
    protected override StandinOptions ServerOptions => new() { SchemaDirectory = Repository.Path("tests", "official-client", "schemas") };

    private static IEnumerable<string> Names => WireScenarios.All.Select(scenario => scenario.Name);

    [TestCaseSource(nameof(Names))]
    public async Task What_is_sent_is_what_the_official_client_sends_but_for_what_is_listed(string name)
    {
        var scenario = WireScenarios.All.Single(scenario => scenario.Name == name);
        var expected = WireDifference.Everywhere.Aggregate(WireRecording.Scenarios[name], (exchanges, difference) => [.. difference.Apply(exchanges)]);
        foreach (var difference in scenario.Differences)
        {
            var before = expected;
            expected = [.. difference.Apply(before)];
            Assert.That(Lines(expected), Is.Not.EqualTo(Lines(before)), $"{name} doesn't have the difference that is listed: {difference.What}");
        }

        await scenario.PlayAsync(new WireStage(Server, Client));

        Assert.That(
            scenario.Arrange(Server.Exchanges.Select(exchange => WireExchange.Received(exchange, Server))),
            Is.EqualTo(scenario.Arrange(expected)));
    }

    [Test]
    public void Every_scenario_of_the_recording_is_played() =>
        Assert.That(Names, Is.EqualTo(WireRecording.Scenarios.Keys).And.Exactly(26).Items);

    [Test]
    public void What_is_listed_for_every_scenario_occurs_somewhere() =>
        Assert.That(
            WireDifference.Everywhere.Where(difference => WireRecording.Scenarios.Values.All(exchanges => Lines(difference.Apply(exchanges)).SequenceEqual(Lines(exchanges)))),
            Is.Empty);

    /// <summary>With <c>FAL_WRITE_PAGES=1</c> the page is written first.</summary>
    [Test]
    public async Task The_page_about_it_says_what_is_tested()
    {
        if (Environment.GetEnvironmentVariable("FAL_WRITE_PAGES") == "1")
        {
            await File.WriteAllTextAsync(WireTable.File, WireTable.Render());
        }

        Assert.That(await File.ReadAllTextAsync(WireTable.File), Is.EqualTo(WireTable.Render()), "FAL_WRITE_PAGES=1 writes the page anew");
    }

    private static IEnumerable<string> Lines(IEnumerable<WireExchange> exchanges) => exchanges.Select(exchange => exchange.ToString());
}
