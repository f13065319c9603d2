using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class LockFile
{
    [Test]
    public void A_build_writes_it_and_a_verifying_build_holds_it_against_the_inputs()
    {
        using var project = new TestProject { Properties = { ["FalLockFile"] = "fal.lock.json" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        var written = project.Read("fal.lock.json");
        Assert.That(written, Does.Contain("\"Echo.MaxWords\": \"int\"").And.Contain("\"Echo.Prompt\": \"required string\""));

        project.Build("-p:FalVerifyNoChanges=true").ShouldSucceed();
        project.Write("schemas/" + TestEndpoint.Echo.SchemaFileName, TestEndpoint.Echo.Schema().Replace("max_words", "word_limit", StringComparison.Ordinal));
        var verified = project.Build("-p:FalVerifyNoChanges=true").ShouldFailWith("FAL0007");

        Assert.That(verified.Errors[0].Place, Is.EqualTo(project.ProjectFile));
        Assert.That(verified.Errors[0].Message, Does.Contain("acme/echo Echo.MaxWords goes (int); acme/echo Echo.WordLimit comes (int)"));
        Assert.That(project.Read("fal.lock.json"), Is.EqualTo(written), "a verifying build writes nothing that is checked in");

        project.Build().ShouldSucceed();
        Assert.That(project.Read("fal.lock.json"), Does.Contain("\"Echo.WordLimit\": \"int\""));

        project.Delete("fal.lock.json");
        project.Build().ShouldSucceed();
        Assert.That(project.Read("fal.lock.json"), Does.Contain("\"Echo.WordLimit\": \"int\""), "one that somebody deleted is written again");
        project.Clean();
        Assert.That(project.FullPath("fal.lock.json"), Does.Exist, "it belongs to the sources");
    }

    [Test]
    public void Verifying_without_anything_to_compare_with_is_an_error()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        var run = project.Build("-p:FalVerifyNoChanges=true").ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Message, Does.StartWith("FalVerifyNoChanges").And.Contain("set FalLockFile"));
    }
}
