using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class PropertyChangeRegenerates
{
    [Test]
    public void Another_namespace_comes_through_to_the_compiled_types()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));

        project.Properties["FalNamespace"] = "Studio.Models";
        project.Build().ShouldSucceed();

        Assert.That(project.Types.All, Does.Contain("Studio.Models.TextToText.Echo").And.None.StartsWith("App.FalNodes"));
    }

    [Test]
    public void Internal_accessibility_makes_no_type_public()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        Assert.That(project.Types.Public, Is.EquivalentTo(new[] { "App.FalNodes.FalEndpoints", "App.FalNodes.TextToText.Echo", "App.FalNodes.TextToText.EchoOutput" }));

        project.Properties["FalAccessibility"] = "internal";
        project.Build().ShouldSucceed();

        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));
        Assert.That(project.Types.Public, Is.Empty);
    }

    [Test]
    public void Without_embedded_schemas_the_files_shrink()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();
        Assert.That(project.Read("obj/Debug/net10.0/fal/TextToText/Echo.g.cs"), Does.Contain("\\\"max_words\\\":{"));

        project.Properties["FalEmbedSchemas"] = "false";
        project.Build().ShouldSucceed();

        Assert.That(project.Read("obj/Debug/net10.0/fal/TextToText/Echo.g.cs"), Does.Not.Contain("\\\"max_words\\\":{"));
    }

    [Test]
    public void A_schema_that_changes_changes_its_class()
    {
        using var project = new TestProject();
        project.WriteConfig("text_to_text", TestEndpoint.Echo);
        project.Build().ShouldSucceed();

        project.Write("schemas/acme__echo.json", TestEndpoint.Echo.Schema().Replace("max_words", "max_letters", StringComparison.Ordinal));
        project.Build().ShouldSucceed();

        Assert.That(project.Read("obj/Debug/net10.0/fal/TextToText/Echo.g.cs"), Does.Contain("int MaxLetters").And.Not.Contains("MaxWords"));
    }
}
