using Fal.Build.Core.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Core.Tests.Corpus;

/// <summary>Every bundled schema, generated without a config and compiled at once.</summary>
public sealed class WholeCatalogTests
{
    [Test]
    public void Every_document_with_input_and_output_gives_code_without_a_warning()
    {
        Assert.That(WholeCatalog.Result.Diagnostics.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Message), Is.Empty);
        Assert.That(WholeCatalog.Result.Files, Has.Length.EqualTo(WholeCatalog.Documents.Length + 1));
        Assert.That(WholeCatalog.Compilation.Complaints(), Is.Empty);
    }

    [Test]
    public void The_same_endpoints_compile_for_the_oldest_language_and_framework()
    {
        var result = Generator.Generate(WholeCatalog.Options with
        {
            LanguageVersion = "10.0",
            FrameworkIdentifier = ".NETStandard",
            FrameworkVersion = "v2.0",
        });

        Assert.That(GeneratedCompilation.Of(result.Files, LanguageVersion.CSharp10).Complaints(), Is.Empty);
    }

    [Test]
    public void Nothing_is_untyped_but_what_leads_nowhere()
    {
        var untyped = WholeCatalog.Result.Diagnostics.Where(diagnostic => diagnostic.Code == "FAL2007").Select(diagnostic => diagnostic.Message);

        Assert.That(untyped, Is.EquivalentTo(new[]
        {
            "'fal-ai/wan-ati': /components/schemas/WanAtiInput/properties/track/items/items became JsonElement, since its reference '#/components/schemas/TrackPoint' leads nowhere.",
            "'fal-ai/wan-move': /components/schemas/WanMoveInput/properties/trajectories/items/items became JsonElement, since its reference '#/components/schemas/TrajectoryPoint' leads nowhere.",
        }));
    }

    [Test]
    public void Every_file_is_formatted_as_Roslyn_would()
    {
        var files = WholeCatalog.Result.Files;
        var chosen = files.Where((_, index) => index % 5 == 0).Concat(files.OrderByDescending(file => file.Text.Length).Take(10)).Distinct().ToList();
        Assert.That(chosen, Has.Count.GreaterThan(files.Length / 5));
        Assert.That(GeneratedFormatting.Differences(chosen), Is.Empty);
    }
}
