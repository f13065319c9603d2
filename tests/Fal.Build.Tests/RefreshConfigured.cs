using Fal.Build.Tests.Plumbing;
using Fal.Standin;

namespace Fal.Build.Tests;

public class RefreshConfigured
{
    [Test]
    public async Task Only_what_the_project_generates_is_fetched_and_what_is_broken_replaces_nothing()
    {
        await using var service = await ServiceProject.StartAsync(failedExpansions: new HashSet<string> { "fal-ai/flux-1/dev" });
        var project = service.Project;
        project.Properties["FalSchemaProse"] = "strip";
        project.Environment["FAL_KEY"] = "standin-id:standin-secret";
        project.Items.AddRange("""<FalEndpoint Include="fal-ai/wizper" />""", """<FalEndpoint Include="fal-ai/flux-1/dev" />""", """<FalEndpoint Include="acme/poem" />""");
        project.Write("schemas/mine/wizper.json", TestEndpoint.Echo.Schema().Replace("acme/echo", "fal-ai/wizper", StringComparison.Ordinal));
        project.Write("schemas/flux.json", TestEndpoint.Echo.Schema().Replace("acme/echo", "fal-ai/flux-1/dev", StringComparison.Ordinal));
        project.Write("schemas/poem.json", TestEndpoint.Poem.Schema());
        service.Server.Faults.Add(new(StandinFaultEffect.Status(404)) { Host = "openapi", Times = int.MaxValue });
        var kept = new[] { project.Read("schemas/flux.json"), project.Read("schemas/poem.json") };

        var run = project.Build("-t:FalRefresh", "-p:FalCatalogFile=" + project.FullPath("catalog.json")).ShouldSucceedWithWarnings();

        Assert.That(new[] { project.Read("schemas/flux.json"), project.Read("schemas/poem.json") }, Is.EqualTo(kept));
        Assert.That(
            run.Warnings.Where(warning => warning.Code == "FAL4005").Select(warning => (warning.File, warning.Message.Split('\'')[1])),
            Is.EqualTo(new[] { (project.FullPath("schemas/poem.json"), "acme/poem"), (project.FullPath("schemas/flux.json"), "fal-ai/flux-1/dev") }));
        Assert.That(run.Warnings.First(warning => warning.Message.Contains("flux", StringComparison.Ordinal)).Message, Does.Contain("expansion_failed").And.Contain("404").And.Contain("stays"));
        var fetched = project.Read("schemas/mine/wizper.json");
        Assert.That(fetched, Does.StartWith("{\n \"openapi\": \"3.0.4\",\n \"info\": {\n  \"title\": \"fal-ai/wizper\",").And.Contain("\"max_segment_len\"").And.Not.Contain("\"description\""));
        Assert.That(new FolderContent(project.FullPath("schemas")).Paths, Is.EquivalentTo(new[] { "mine/wizper.json", "flux.json", "poem.json" }), "a document stays where it was");
        Assert.That(run.Warnings.Where(warning => warning.Code == "FAL4006").Select(warning => warning.Message), Has.Some.Contain("audio_url is new (audio file, required)"));
        Assert.That(project.Read("obj/Debug/net10.0/fal/drift/drift.md"), Does.Contain("fal-ai/wizper"));
        Assert.That(project.Read("catalog.json"), Does.Contain("\"fal-ai/wizper\""));

        var models = service.Server.Exchanges.Where(exchange => exchange.Path == "/models").ToList();
        Assert.That(models, Has.All.Property("Headers").ContainKey("Authorization"));
        Assert.That(models.Count(exchange => exchange.RawQuery.Contains("expand=openapi-3.0", StringComparison.Ordinal)), Is.EqualTo(1));
        var alone = service.Server.Exchanges.Where(exchange => exchange.Host == "openapi").ToList();
        Assert.That(alone, Is.Not.Empty);
        Assert.That(alone.Count(exchange => exchange.Headers.ContainsKey("Authorization")), Is.Zero, "the key is for the platform alone");
        Assert.That(run.Output, Does.Not.Contain("standin-secret"));
    }

    [Test]
    public void A_build_never_asks_the_service()
    {
        using var project = new TestProject { Properties = { ["FalPlatformAddress"] = "http://127.0.0.1:9/", ["FalOpenApiAddress"] = "http://127.0.0.1:9/" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.Build().ShouldSucceed();
    }
}
