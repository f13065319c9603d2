using System.Text.Json.Nodes;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests;

public class MergeOverBundled
{
    [Test]
    public void An_entry_with_one_override_keeps_everything_else_of_the_bundled_entry()
    {
        using var project = new TestProject();
        project.Properties.Remove("FalCatalogFile");
        project.Write("configs/speech.json", """{"endpoints": {"fal-ai/wizper": {"field_overrides": {"audio_url": {"name": "Recording"}}}}}""");

        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Does.Contain("Speech/Wizper.g.cs"));
        var source = project.Read("obj/Debug/net10.0/fal/Speech/Wizper.g.cs");
        Assert.That(source, Does.Contain("AudioRef Recording { get; set; }").And.Not.Contains("AudioRef Audio "));
        Assert.That(source, Does.Contain("/// <summary>Recording to transcribe: mp3, mp4, mpeg, mpga, m4a, wav or webm.</summary>"));
        Assert.That(source, Does.Contain("SpokenLanguage? Language"));
        Assert.That(source, Does.Contain("public string Primary => Text;"));
    }

    [Test]
    public void Beside_its_bundled_module_it_is_generated_and_counted_once()
    {
        using var project = new TestProject { Items = { "<FalModule Include=\"speech_to_text\" />" } };
        project.Properties.Remove("FalCatalogFile");
        project.Build().ShouldSucceed();
        var bundled = Covered(project);
        Assert.That(project.Generated.Sources, Does.Contain("SpeechToText/Wizper.g.cs"));

        project.Write("configs/speech_to_text.json", """{"endpoints": {"fal-ai/wizper": {"class_name": "Scribe"}}}""");
        project.Build().ShouldSucceed();

        Assert.That(project.Generated.Sources, Does.Contain("SpeechToText/Scribe.g.cs").And.Not.Contains("SpeechToText/Wizper.g.cs"));
        Assert.That(Covered(project), Is.EqualTo(bundled));
    }

    private static int Covered(TestProject project) =>
        JsonNode.Parse(project.Read("obj/Debug/net10.0/fal/coverage/coverage.json"))!["total"]!["configured"]!.GetValue<int>();
}
