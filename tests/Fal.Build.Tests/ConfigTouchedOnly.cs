using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class ConfigTouchedOnly
{
    [Test]
    public void A_config_that_was_saved_unchanged_is_looked_at_again_and_nothing_is_written_or_compiled()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        var before = project.Generated;

        project.Touch("configs/text_to_text.json");
        var touched = project.Build().ShouldSucceed();

        Assert.That((touched.Generated, touched.Compiled), Is.EqualTo((true, false)));
        Assert.That(project.Generated.Except("fal.stamp"), Is.EqualTo(before.Except("fal.stamp")));

        // The stamp knows of it, so that the next build has nothing left to do.
        Assert.That(project.Build().ShouldSucceed().Generated, Is.False);
    }
}
