using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class NewestLanguage
{
    [TestCase("12")]
    [TestCase("latest")]
    [TestCase("preview")]
    public void Generated_code_compiles_with_nullable_and_implicit_usings_on_or_off(string language)
    {
        using var project = new TestProject { Properties = { ["LangVersion"] = language, ["TreatWarningsAsErrors"] = "true" } };
        project.WriteConfig("text_to_text", TestEndpoint.Echo);

        project.Build("-p:Nullable=disable", "-p:ImplicitUsings=disable").ShouldSucceed();
        project.Build("-p:Nullable=enable", "-p:ImplicitUsings=enable").ShouldSucceed();

        Assert.That(project.Types.All, Does.Contain("App.FalNodes.TextToText.Echo"));
    }
}
