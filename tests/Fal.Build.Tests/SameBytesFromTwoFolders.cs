using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class SameBytesFromTwoFolders
{
    [Test]
    public void The_same_inputs_give_the_same_bytes_whatever_the_folder_is_called()
    {
        using var first = new TestProject("first");
        using var second = new TestProject("the second one, deeper/down");
        foreach (var project in new[] { first, second })
        {
            project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
            project.Items.Add("<FalEndpoint Include=\"acme/picture\" />");
            project.Build().ShouldSucceed();
        }

        Assert.That(first.Generated.Sources.Count(), Is.EqualTo(4));
        Assert.That(second.Generated.SourceBytes, Is.EqualTo(first.Generated.SourceBytes));
        foreach (var report in new[] { "badge.json", "badge.svg", "coverage.html", "coverage.json", "coverage.md" })
        {
            Assert.That(second.Read($"obj/Debug/net10.0/fal/coverage/{report}"), Is.EqualTo(first.Read($"obj/Debug/net10.0/fal/coverage/{report}")));
        }
    }
}
