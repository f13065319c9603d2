using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class Diff
{
    [Test]
    public void Two_directories_are_compared_and_neither_is_touched()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        foreach (var endpoint in TestEndpoint.Catalogued)
        {
            var change = endpoint == TestEndpoint.Echo ? ("\"prompt\"", "\"question\"") : endpoint == TestEndpoint.Poem ? ("\"maximum\": 500", "\"maximum\": 50") : ("x", "x");
            project.Write("fresh/" + endpoint.SchemaFileName, endpoint.Schema().Replace(change.Item1, change.Item2, StringComparison.Ordinal));
        }

        var before = new[] { project.FullPath("schemas"), project.FullPath("fresh") }.SelectMany(folder => new FolderContent(folder).Except()).ToList();
        var run = project.Build("-t:FalDiff", "-p:FalDiffWith=fresh").ShouldSucceedWithWarnings();

        Assert.That(run.Generated, Is.False);
        Assert.That(run.Compiled, Is.False);
        Assert.That(new[] { project.FullPath("schemas"), project.FullPath("fresh") }.SelectMany(folder => new FolderContent(folder).Except()), Is.EqualTo(before));
        Assert.That(run.Warnings.Select(warning => (warning.Code, warning.File)), Is.EqualTo(new[]
        {
            ("FAL2003", project.FullPath("configs/text_to_text.json")),
            ("FAL4006", project.FullPath("schemas/acme__echo.json")),
            ("FAL4006", project.FullPath("fresh/acme__echo.json")),
        }), "what changed in an endpoint that isn't generated is told in the report alone");
        Assert.That(run.Output, Does.Contain("The schemas differ in 4 places, 4 of them breaking; the next version is a major one."));
        var report = project.Read("obj/Debug/net10.0/fal/drift/drift.md");
        Assert.That(report, Does.Contain("| acme/echo | prompt has gone (text) | source and behaviour |"));
        Assert.That(report, Does.Contain("| acme/echo | question is new (text, required) | source and behaviour |"));
        Assert.That(report, Does.Contain("| acme/poem | max\\_words allowed from 1 to 500 and now only from 1 to 50 | behaviour |"));
        Assert.That(report, Does.Contain("| acme/stranger | the endpoint has gone, or its document can't be read | source and behaviour |"));
    }

    [Test]
    public void A_directory_that_is_not_there_is_an_error()
    {
        using var project = new TestProject();

        var run = project.Build("-t:FalDiff", "-p:FalDiffWith=frehs").ShouldFailWith("FAL0004");

        Assert.That(run.Errors[0].Message, Does.StartWith("FalDiffWith is \"frehs\""));
    }
}
