namespace Fal.Nodes.Tests.Client;

[NonParallelizable]
public sealed class KeyTests : StandinFixture
{
    private static readonly string[] Names = ["FAL_KEY", "FAL_KEY_ID", "FAL_KEY_SECRET"];
    private readonly Dictionary<string, string?> _before = [];

    [SetUp]
    public void KeepEnvironment()
    {
        foreach (var name in Names)
        {
            _before[name] = Environment.GetEnvironmentVariable(name);
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [TearDown]
    public void RestoreEnvironment()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    [Test]
    public void Without_a_key_nothing_is_sent_and_the_way_to_one_is_told()
    {
        Assert.That(
            async () => await Node().RunAsync(Client(options => options.Key = null)),
            Throws.TypeOf<FalApiException>().With.Message.Contains("FAL_KEY").And.Message.Contains("https://fal.ai/dashboard/keys"));
        Assert.That(Received, Is.Empty);
    }

    [Test]
    public async Task The_environment_gives_one_whole()
    {
        Environment.SetEnvironmentVariable("FAL_KEY", "standin-id:standin-secret");
        Environment.SetEnvironmentVariable("FAL_KEY_ID", "other");
        Environment.SetEnvironmentVariable("FAL_KEY_SECRET", "other");

        await Node().RunAsync(Client(options => options.Key = null));

        Assert.That(Server.Exchanges[0].Headers["authorization"], Is.EqualTo("Key standin-id:standin-secret"));
    }

    [Test]
    public async Task The_environment_gives_one_in_two_parts()
    {
        Environment.SetEnvironmentVariable("FAL_KEY_ID", "standin-id");
        Environment.SetEnvironmentVariable("FAL_KEY_SECRET", "standin-secret");

        await Node().RunAsync(Client(options => options.Key = null));

        Assert.That(Server.Requests, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_key_with_a_line_break_is_told_apart_from_a_wrong_one() =>
        Assert.That(async () => await Node().RunAsync(Client(options => options.Key = "a:b\nc")), Throws.TypeOf<FalApiException>().With.Message.Contains("copy it anew"));

    [TestCase("http://queue.fal.run/")]
    [TestCase("ftp://127.0.0.1/")]
    public void The_key_goes_over_https_or_stays_on_this_machine(string address) =>
        Assert.That(() => new FalClient(new FalClientOptions { QueueAddress = new Uri(address) }), Throws.ArgumentException.With.Message.Contains("QueueAddress"));

    [TestCase("https://queue.fal.run/x", true)]
    [TestCase("https://rest.fal.ai/x", true)]
    [TestCase("https://v3.fal.media/x", false)]
    [TestCase("http://queue.fal.run/x", false)]
    [TestCase("https://evilfal.run/x", false)]
    [TestCase("https://fal.run.evil.example/x", false)]
    [TestCase("https://queue.fal.run:8443/x", false)]
    public void Only_hosts_of_fal_see_the_key(string address, bool isTrusted) =>
        Assert.That(new FalHosts(new FalClientOptions()).Trusts(new Uri(address)), Is.EqualTo(isTrusted));

    [Test]
    public void Behind_a_proxy_only_the_proxy_sees_the_key() =>
        Assert.That(new FalHosts(new FalClientOptions { QueueAddress = new Uri("https://proxy.example/fal/") }).Trusts(new Uri("https://queue.evil.fal.run/x")), Is.False);
}
