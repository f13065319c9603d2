using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class EveryBundledModule
{
    [Test]
    public void A_star_takes_every_bundled_module_and_other_names_beside_it_change_nothing()
    {
        using var project = new TestProject { Items = { "<FalModule Include=\"*\" />" } };
        project.Properties.Remove("FalCatalogFile");
        project.Write("Notes.txt", "Files beside the project are no modules.");

        project.Build("-t:FalGenerate").ShouldSucceed();

        var folders = Directory.GetDirectories(project.Output).Select(Path.GetFileName).Where(name => name != "coverage");
        Assert.That(
            folders.Select(name => name!.ToUpperInvariant()),
            Is.EquivalentTo(Repository.BundledConfigs.Select(file => Path.GetFileNameWithoutExtension(file).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant())));

        project.Items.Add("<FalModule Include=\"llm\" />");
        var before = project.Generated.SourceBytes;
        project.Build("-t:FalGenerate").ShouldSucceed();
        Assert.That(project.Generated.SourceBytes, Is.EqualTo(before));
    }
}
