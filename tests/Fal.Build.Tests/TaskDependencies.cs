using System.Diagnostics;
using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class TaskDependencies
{
    [Test]
    public void The_task_brings_the_Newtonsoft_Json_that_its_list_of_dependencies_names()
    {
        var list = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.TaskFolder, "Fal.Build.deps.json")))!;
        var library = list["targets"]![0]!.AsObject().Single(item => item.Key.StartsWith("Newtonsoft.Json/", StringComparison.Ordinal));

        // The SDK's copy has the same assembly version; the file's tells them apart.
        Assert.That(
            FileVersionInfo.GetVersionInfo(Path.Combine(Repository.TaskFolder, "Newtonsoft.Json.dll")).FileVersion,
            Is.EqualTo(library.Value!["runtime"]![0]!["fileVersion"]!.GetValue<string>()));
    }

    [Test]
    public void MSBuild_brings_its_assemblies_and_the_task_brings_no_copy()
    {
        var assemblies = Directory.GetFiles(Repository.TaskFolder, "*.dll").Select(Path.GetFileName).ToList();

        Assert.That(assemblies, Does.Contain("Fal.Build.dll").And.Contains("Fal.Build.Core.dll").And.Contains("Newtonsoft.Json.dll"));
        Assert.That(assemblies, Has.None.StartsWith("Microsoft.Build."));
    }
}
