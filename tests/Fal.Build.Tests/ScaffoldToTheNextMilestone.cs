using System.Text.RegularExpressions;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public partial class ScaffoldToTheNextMilestone
{
    private const int Missing = 108;

    [Test]
    public void The_build_names_exactly_what_is_to_be_written_and_passes_once_it_is()
    {
        using var project = new TestProject
        {
            Properties = { ["FalCatalogFile"] = Path.Combine(Repository.Root, "configs", "catalog", "models.json"), ["FalCoverageThreshold"] = "25" },
            Items = { "<FalModule Include=\"*\" />" },
        };
        var scaffold = new[] { "-t:FalScaffold", $"-p:FalScaffoldCount={Missing}" };

        project.Build(scaffold).ShouldSucceed();

        var files = Directory.GetFiles(project.FullPath("configs"), "*.json").Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)).ToList();
        var written = new FolderContent(project.FullPath("configs")).Except().ToList();
        project.Build(scaffold).ShouldSucceed();
        Assert.That(new FolderContent(project.FullPath("configs")).Except(), Is.EqualTo(written), "doing it again adds nothing");
        Assert.That(project.Read("configs/fal-config.schema.json"), Is.EqualTo(File.ReadAllText(Path.Combine(Repository.Root, "build", "fal-config.schema.json"))));

        var todo = files.SelectMany(file => File.ReadLines(file).Select((line, index) => (Line: line, Place: $"{file}({index + 1},{line.IndexOf("\"TODO\"", StringComparison.Ordinal) + 1})")))
            .Where(line => line.Line.Contains("\"TODO\"", StringComparison.Ordinal)).ToList();
        Assert.That(todo, Has.Count.EqualTo(Missing * 6), "a docstring and five use cases each");
        var refused = project.Build();
        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Diagnostics.Select(diagnostic => diagnostic.Place), Is.EquivalentTo(todo.Select(line => line.Place)));
        Assert.That(refused.Errors.Select(error => error.Code).Distinct(), Is.EquivalentTo(new[] { "FAL1009", "FAL1011" }));

        var number = 0;
        foreach (var file in files)
        {
            File.WriteAllText(file, Todo.Replace(File.ReadAllText(file), _ => $"\"What somebody wrote here, the {++number}th of it\""));
        }

        var run = project.Build("-t:FalCoverage").ShouldSucceed();
        Assert.That(run.Output, Does.Contain("25.07 %"));
    }

    [GeneratedRegex("\"TODO\"")]
    private static partial Regex Todo { get; }
}
