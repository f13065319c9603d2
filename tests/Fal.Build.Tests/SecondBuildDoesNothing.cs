using System.Security.Cryptography;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class SecondBuildDoesNothing
{
    [Test]
    public void A_second_build_runs_neither_the_generator_nor_the_compiler()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        var first = project.Build().ShouldSucceed();
        Assert.That((first.Generated, first.Compiled), Is.EqualTo((true, true)));
        var before = project.Generated;

        var second = project.Build().ShouldSucceed();

        Assert.That((second.Generated, second.Compiled), Is.EqualTo((false, false)), second.Output);
        Assert.That(project.Generated.Except(), Is.EqualTo(before.Except()));
    }

    [Test]
    public void A_second_build_never_opens_the_task_assembly()
    {
        using var project = new TestProject();
        project.TaskAssembly = PrivateTaskAssembly(project);
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        var written = File.GetLastWriteTimeUtc(project.TaskAssembly);
        File.WriteAllBytes(project.TaskAssembly, RandomNumberGenerator.GetBytes(count: 4096));
        File.SetLastWriteTimeUtc(project.TaskAssembly, written);
        project.Build().ShouldSucceed();

        // Where there is something to do, the random bytes do come to light.
        project.Touch("configs/text_to_text.json");
        project.Build().ShouldFailWith("MSB4062");
    }

    private static string PrivateTaskAssembly(TestProject project)
    {
        var folder = Directory.CreateDirectory(project.FullPath("../task")).FullName;
        foreach (var file in Directory.GetFiles(Repository.TaskFolder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return Path.Combine(folder, "Fal.Build.dll");
    }
}
