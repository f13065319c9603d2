using System.Reflection;
using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class TaskDependencies
{
    [Test]
    public void The_task_brings_its_own_Newtonsoft_Json_and_a_list_of_what_it_needs()
    {
        var dependencies = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.TaskFolder, "Fal.Build.deps.json")))!;
        var assemblyVersion = dependencies["targets"]![".NETCoreApp,Version=v10.0"]!["Newtonsoft.Json/13.0.4"]!["runtime"]![0]
            ?? dependencies["targets"]![".NETCoreApp,Version=v10.0"]!["Newtonsoft.Json/13.0.4"]!["runtime"]!["lib/net6.0/Newtonsoft.Json.dll"]!;

        Assert.That(
            AssemblyName.GetAssemblyName(Path.Combine(Repository.TaskFolder, "Newtonsoft.Json.dll")).Version!.ToString(),
            Is.EqualTo(assemblyVersion["assemblyVersion"]!.GetValue<string>()));
    }

    [Test]
    public void MSBuild_brings_its_assemblies_and_the_task_brings_no_copy() =>
        Assert.That(Directory.GetFiles(Repository.TaskFolder, "*.dll").Select(Path.GetFileName), Is.EquivalentTo(new[] { "Fal.Build.dll", "Fal.Build.Core.dll", "Newtonsoft.Json.dll" }));
}
