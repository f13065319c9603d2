using Fal.Build.Tests.Plumbing;
using Fal.Standin;

namespace Fal.Build.Tests;

public class RefreshBrokenOff
{
    private const int Models = 230;

    /// <summary>Pages of 50.</summary>
    private const int Pages = 5;

    [Test]
    public async Task Killed_in_the_middle_the_directory_is_whole_and_the_next_run_completes_it()
    {
        await using var service = await PrepareAsync();
        var before = Content(service);
        service.Server.Faults.Add(new(StandinFaultEffect.Delay(TimeSpan.FromMinutes(5))) { Host = "v1", Skip = 3 });

        await KilledBuild.RunAsync(service.Project, "FalRefresh", () => service.Pages == 4);

        Assert.That(Content(service), Is.EqualTo(before), "not a byte has changed");
        service.Server.Faults.Clear();
        var run = service.Project.Build("-t:FalRefresh").ShouldSucceedWithWarnings();
        Assert.That(run.Output, Does.Contain("Going on with the refresh that was broken off."));
        Assert.That(service.Pages, Is.EqualTo(Pages + 1), "only the page that never came is asked for again");
        ShouldBeComplete(service, run);
    }

    [Test]
    public async Task A_service_that_fails_for_good_leaves_everything_as_it_was_and_the_run_says_what_is_missing()
    {
        await using var service = await PrepareAsync();
        var before = Content(service);
        service.Server.Faults.Add(new(StandinFaultEffect.Status(403, """{"error": {"type": "authorization_error", "message": "Not for you."}}""")) { Host = "v1", Skip = 2, Times = int.MaxValue });

        var refused = service.Project.Build("-t:FalRefresh").ShouldFailWith("FAL4002");

        Assert.That(refused.Errors[0].Message, Does.Contain("refused the request with 403: \"Not for you.\".").And.Contain("FAL_KEY"));
        Assert.That(refused.Errors[0].Message, Does.Contain($"100 of {Models} endpoints had arrived; missing are ").And.Contain($" and {Models - 110} more. Nothing has been changed"));
        Assert.That(Content(service), Is.EqualTo(before));

        service.Server.Faults.Clear();
        service.Server.Faults.Add(new(StandinFaultEffect.TooManyRequests(TimeSpan.FromHours(1))) { Host = "v1" });
        var busy = service.Project.Build("-t:FalRefresh").ShouldFailWith("FAL4003");
        Assert.That(busy.Errors[0].Message, Does.Contain("goes on answering 429 and asks to be left alone for 3600 seconds"));

        service.Server.Faults.Clear();
        service.Server.Faults.Add(new(StandinFaultEffect.MalformedJson) { Host = "v1" });
        service.Project.Build("-t:FalRefresh").ShouldFailWith("FAL4004");
        Assert.That(Content(service), Is.EqualTo(before));

        service.Server.Faults.Clear();
        var run = service.Project.Build("-t:FalRefresh").ShouldSucceedWithWarnings();
        ShouldBeComplete(service, run);
    }

    [Test]
    public void A_service_that_is_not_there_is_an_error()
    {
        using var project = new TestProject { Properties = { ["FalPlatformAddress"] = "http://127.0.0.1:9/v1", ["FalRefreshScope"] = "all" } };

        var run = project.Build("-t:FalRefresh").ShouldFailWith("FAL4001");

        Assert.That(run.Errors[0].Message, Does.Contain("http://127.0.0.1:9/v1/models can't be reached").And.Contain("0 of 4 endpoints had arrived"));
    }

    [TestCase("FalRefreshScope", "some")]
    [TestCase("FalSchemaProse", "drop")]
    [TestCase("FalPlatformAddress", "http://api.example.com/v1")]
    public void Settings_that_are_not_allowed(string name, string value)
    {
        using var project = new TestProject { Properties = { [name] = value } };

        var run = project.Build("-t:FalRefresh").ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Message, Does.StartWith($"{name} is \"{value}\""));
    }

    private static async Task<ServiceProject> PrepareAsync()
    {
        var service = await ServiceProject.StartAsync(Models);
        service.Project.Properties["FalRefreshScope"] = "all";
        service.Project.Write("catalog.json", $$"""{"models": [{{string.Join(", ", service.Ids.Select(id => $$"""{"id": "{{id}}", "category": "x"}"""))}}]}""");
        service.Project.Write("schemas/fal-ai__wizper.json", TestEndpoint.Echo.Schema().Replace("acme/echo", "fal-ai/wizper", StringComparison.Ordinal));
        service.Project.Write("schemas/bria__fibo-edit__blend.json", "{}");
        service.Project.Restore().ShouldSucceed();
        return service;
    }

    private static List<(string Path, string Bytes, DateTime Written)> Content(ServiceProject service) =>
        [.. new FolderContent(service.Project.FullPath("schemas")).Except(), .. new FolderContent(service.Project.Folder).Except().Where(file => file.Path == "catalog.json")];

    private static void ShouldBeComplete(ServiceProject service, BuildRun run)
    {
        Assert.That(service.Refreshed, Does.Contain("bria/fibo-edit/blend"));
        Assert.That(service.Refreshed.Except(["fal-ai/wizper"]).Concat(ServiceProject.Reported(run).Except(["fal-ai/wizper"])), Is.EquivalentTo(service.Ids.Except(["fal-ai/wizper"])));
        Assert.That(service.Project.Read("schemas/bria__fibo-edit__blend.json"), Does.Contain("\"openapi\""), "what was no document has become one");
        Assert.That(service.Project.Read("catalog.json"), Does.Contain("\"title\": "));
    }
}
