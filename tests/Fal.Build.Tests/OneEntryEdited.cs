using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

/// <summary>The build that people run most: one word of one config is other than before.</summary>
public class OneEntryEdited
{
    [Test]
    public void Only_the_file_of_that_endpoint_is_written_and_the_build_says_in_detail_how_long_it_took()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo, TestEndpoint.Poem);
        project.WriteConfig("text_to_image", TestEndpoint.Picture);
        project.Build().ShouldSucceed();
        var before = project.Generated;

        var config = project.Read("configs/text_to_text.json");
        var docstring = Docstring(config);
        project.Write("configs/text_to_text.json", config.Replace(docstring, docstring + " Twice.", StringComparison.Ordinal));
        var edited = project.Build("-v:d").ShouldSucceed();

        string[] own = ["TextToText/Echo.g.cs", "fal.stamp", "fal.cache"];
        Assert.That(project.Generated.Except(own), Is.EqualTo(before.Except(own)));
        Assert.That(project.Read("obj/Debug/net10.0/fal/TextToText/Echo.g.cs"), Does.Contain("Twice."));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(edited.Output, Does.Match(@"Fal\.Build: unchanged 2 in [0-9.]+ ms"));
            Assert.That(edited.Output, Does.Match(@"Fal\.Build: binding 1 in [0-9.]+ ms"));
            Assert.That(edited.Output, Does.Match(@"Fal\.Build: writing 2 in [0-9.]+ ms"), "the class, and what is kept for the next run");
            Assert.That(edited.Output, Does.Match(@"Fal\.Build: total 3 in [0-9.]+ ms"));
        }
    }

    /// <summary>The docstring of the first entry, <see cref="TestEndpoint.Echo"/>.</summary>
    private static string Docstring(string config)
    {
        const string Key = "\"docstring\":\"";
        var start = config.IndexOf(Key, StringComparison.Ordinal) + Key.Length;
        return config[start..config.IndexOf('"', start)];
    }
}
