using Fal.Build.Tests.Plumbing;
using Fal.Standin;

namespace Fal.Build.Tests;

public class RefreshEverything
{
    private static readonly HashSet<string> NotExpanded =
        ["fal-ai/wizper", "fal-ai/flux-1/dev", "fal-ai/flux/schnell", "bria/fibo-edit/blend", "wan/v2.6/text-to-video"];

    [Test]
    public async Task Every_model_arrives_or_is_reported_and_a_second_run_changes_no_byte()
    {
        await using var service = await ServiceProject.StartAsync(failedExpansions: NotExpanded);
        var project = service.Project;
        project.Properties["FalRefreshScope"] = "all";
        var catalog = File.ReadAllText(Path.Combine(Repository.Root, "configs", "catalog", "models.json"));
        project.Write("catalog.json", catalog);
        service.Server.Faults.AddRandom(1, 0.03, StandinFaultEffect.TooManyRequests(TimeSpan.FromSeconds(1)));
        service.Server.Faults.AddRandom(2, 0.02, StandinFaultEffect.Status(503));
        service.Server.Faults.Add(new(StandinFaultEffect.TooManyRequests(TimeSpan.FromSeconds(1))) { Host = "v1", Skip = 2 });
        service.Server.Faults.Add(new(StandinFaultEffect.Status(503)) { Host = "v1", Skip = 5, Times = 2 });

        var first = project.Build("-t:FalRefresh").ShouldSucceedWithWarnings();

        Assert.That(service.Ids, Is.SupersetOf(NotExpanded));
        var refreshed = service.Refreshed.ToList();
        Assert.That(refreshed.Concat(ServiceProject.Reported(first)), Is.EquivalentTo(service.Ids));
        Assert.That(refreshed, Is.SupersetOf(NotExpanded), "what the listing couldn't give, the service gave alone");
        Assert.That(refreshed, Has.Count.GreaterThanOrEqualTo(1058));
        Assert.That(first.Warnings.Select(warning => warning.Code), Is.All.EqualTo("FAL4005"));
        Assert.That(project.Read("catalog.json"), Is.EqualTo(catalog), "the service lists what the catalogue has, so nothing changes in it");
        Assert.That(new FolderContent(project.FullPath("obj")).Paths, Has.None.Contains("/refresh/"), "what was kept for another try is gone");

        var before = new FolderContent(project.FullPath("schemas")).Except().ToList();
        var second = project.Build("-t:FalRefresh").ShouldSucceedWithWarnings();

        Assert.That(new FolderContent(project.FullPath("schemas")).Except(), Is.EqualTo(before));
        Assert.That(project.Read("catalog.json"), Is.EqualTo(catalog));
        Assert.That(second.Output, Does.Contain($"{refreshed.Count} documents fetched, 0 of them new or changed; {service.Ids.Count - refreshed.Count} couldn't be had."));
        Assert.That(second.Output, Does.Contain("The schemas don't differ in anything that generated classes depend on."));
    }
}
