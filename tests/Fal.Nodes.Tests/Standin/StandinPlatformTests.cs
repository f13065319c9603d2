using System.Net;
using System.Text.Json;
using Fal.Standin;

namespace Fal.Nodes.Tests.Standin;

public sealed class StandinPlatformTests
{
    private static readonly string Configs = FindConfigs();

    [TestCase("", 1073, 22)]
    [TestCase("limit=500", 1073, 22)]
    [TestCase("limit=20&category=training", 31, 2)]
    public async Task Pages_hold_every_model_once(string query, int models, int pages)
    {
        await using var server = await StartAsync();
        using var client = new HttpClient();
        var ids = new List<string>();
        var read = 0;
        string? cursor = null;
        do
        {
            var page = await client.GetJsonAsync($"{server.PlatformAddress}models?{query}{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}");
            ids.AddRange(page.GetProperty("models").EnumerateArray().Select(model => model.Text("endpoint_id")));
            cursor = page.GetProperty("next_cursor").GetString();
            Assert.That(page.GetProperty("has_more").GetBoolean(), Is.EqualTo(cursor is not null));
            read++;
        }
        while (cursor is not null);

        Assert.That((ids.Count, ids.Distinct().Count(), read), Is.EqualTo((models, models, pages)));
    }

    [Test]
    public async Task Models_come_with_their_schema_or_with_the_reason_why_not()
    {
        await using var server = await StartAsync(new StandinOptions { FailedExpansions = new HashSet<string> { "fal-ai/whisper" } });
        using var client = new HttpClient();

        var page = await client.GetJsonAsync($"{server.PlatformAddress}models?endpoint_id=fal-ai/wizper&endpoint_id=fal-ai/whisper&endpoint_id=no/such&expand=openapi-3.0");

        var openapi = page.GetProperty("models").EnumerateArray().ToDictionary(model => model.Text("endpoint_id"), model => model.GetProperty("openapi"));
        Assert.That(openapi.Keys, Is.EquivalentTo(new[] { "fal-ai/wizper", "fal-ai/whisper" }));
        Assert.That(openapi["fal-ai/wizper"].GetProperty("paths").EnumerateObject().First().Name, Is.EqualTo("/fal-ai/wizper"));
        Assert.That(openapi["fal-ai/whisper"].GetProperty("error").Text("code"), Is.EqualTo("expansion_failed"));

        var alone = await client.GetJsonAsync($"{server.OpenApiAddress}queue/openapi.json?endpoint_id=fal-ai/wizper");
        Assert.That(JsonElement.DeepEquals(alone, openapi["fal-ai/wizper"]));
    }

    [TestCase("models?limit=0", HttpStatusCode.BadRequest, "validation_error")]
    [TestCase("models?cursor=zzz", HttpStatusCode.BadRequest, "validation_error")]
    [TestCase("models/pricing?endpoint_id=fal-ai/wizper", HttpStatusCode.Unauthorized, "authorization_error")]
    [TestCase("nothing", HttpStatusCode.NotFound, "not_found")]
    public async Task Errors_have_the_platforms_form(string path, HttpStatusCode status, string type)
    {
        await using var server = await StartAsync();
        using var client = new HttpClient();

        using var response = await client.GetAsync(new Uri(server.PlatformAddress, path));
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.That((response.StatusCode, body.RootElement.GetProperty("error").Text("type")), Is.EqualTo((status, type)));
    }

    [Test]
    public async Task Prices_are_told_to_whoever_has_a_key()
    {
        await using var server = await StartAsync();
        using var client = StandinCalls.Client();

        var prices = await client.GetJsonAsync($"{server.PlatformAddress}models/pricing?endpoint_id=fal-ai/wizper");
        var unknown = await client.GetJsonAsync($"{server.PlatformAddress}models/pricing?endpoint_id=no/such");

        Assert.That(prices.GetProperty("prices")[0].GetProperty("unit_price").GetDouble(), Is.Positive);
        Assert.That(unknown.GetProperty("error").Text("message"), Does.Contain("no/such"));
    }

    private static Task<StandinServer> StartAsync(StandinOptions? options = null) => StandinServer.StartAsync((options ?? new StandinOptions()) with
    {
        CatalogFile = Path.Combine(Configs, "catalog/models.json"),
        SchemaDirectory = Path.Combine(Configs, "schemas"),
    });

    private static string FindConfigs()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Fal.Build.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "configs");
    }
}
