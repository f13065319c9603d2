namespace Fal.Build.Core.Tests.Documentation;

/// <summary>docs/configuration.md says what the schema of configs says.</summary>
public sealed class ConfigurationReferenceTests
{
    private static string Page => Path.Combine(Repository.Root, "docs", "configuration.md");

    [Test]
    public void The_page_is_what_the_schema_makes_it() => Assert.That(File.ReadAllText(Page), Is.EqualTo(ConfigurationReference.Write()));

    [Test, Explicit("Writes the page.")]
    public void Write_it_anew()
    {
        File.WriteAllText(Page, ConfigurationReference.Write());
        Assert.That(Page, Does.Exist);
    }
}
