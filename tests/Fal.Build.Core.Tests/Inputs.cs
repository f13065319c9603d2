using System.Text;
using System.Text.RegularExpressions;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests;

/// <summary>
/// The inputs of one run, in a directory of their own. A <c>⟦</c> in a text marks where a diagnostic is expected; it is taken
/// out before the text is written.
/// </summary>
internal sealed partial class Inputs : IDisposable
{
    private const char Marker = '⟦';

    private readonly List<ConfigSource> _configs = [];

    public Inputs()
    {
        Root = Directory.CreateTempSubdirectory("fal-build-").FullName;
        Directory.CreateDirectory(Schemas);
        Catalog(("fal-ai/model", "text-to-image"), ("fal-ai/other", "text-to-image"), ("fal-ai/voice", "text-to-speech"));
        Schema("fal-ai/model", SchemaText.Document("fal-ai/model", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
    }

    public string Root { get; }

    public string ProjectFile => Path.Combine(Root, "App.csproj");

    public string CatalogFile => Path.Combine(Root, "models.json");

    public string Schemas => Path.Combine(Root, "schemas");

    public string Output => Path.Combine(Root, "obj", "fal");

    /// <summary>Where the marker stood.</summary>
    public SourceLocation? Marked { get; private set; }

    public GeneratorOptions Options => new()
    {
        ProjectFile = ProjectFile,
        Configs = [.. _configs],
        CatalogFile = CatalogFile,
        SchemaDirectory = Schemas,
        Namespace = "App.FalNodes",
        OutputDirectory = Output,
    };

    public void Dispose() => Directory.Delete(Root, recursive: true);

    /// <summary>Writes a file, without its marker.</summary>
    public string Write(string path, string text)
    {
        var file = Path.Combine(Root, path.Replace('/', Path.DirectorySeparatorChar));
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var place = text.IndexOf(Marker, StringComparison.Ordinal);
        if (place >= 0)
        {
            var line = text[..place].Count(character => character == '\n') + 1;
            Marked = new SourceLocation(file, line, place - text.LastIndexOf('\n', place));
            text = text.Remove(place, 1);
        }

        File.WriteAllText(file, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return file;
    }

    public string Config(string text, string path = "configs/text_to_image.json", bool isBundled = false, bool mayBeForeign = false)
    {
        var file = Write(path, text);
        _configs.Add(new ConfigSource(file, isBundled, mayBeForeign));
        return file;
    }

    /// <summary>A config of one endpoint whose entry is valid but for what is changed.</summary>
    public string Entry(params (string Key, string? Json)[] changes) => Config(ConfigText.File(("fal-ai/model", ConfigText.Entry(changes))));

    public void Schema(string id, string text) => Write($"schemas/{id.Replace("/", "__", StringComparison.Ordinal)}.json", text);

    public void Catalog(params (string Id, string Category)[] models) => Write(
        "models.json",
        $$"""{"models": [{{string.Join(", ", models.Select(model => $$"""{"id": "{{model.Id}}", "category": "{{model.Category}}"}"""))}}]}""");

    public GenerationResult Generate() => Generator.Generate(Options);

    /// <summary>Generates, and expects one diagnostic at the marker and nothing else worth a warning.</summary>
    public void Expect(string code, DiagnosticSeverity severity, params string[] words) => Expect(Options, Marked!, code, severity, words);

    /// <summary>Generates, and expects one diagnostic at a place and nothing else worth a warning.</summary>
    public static void Expect(GeneratorOptions options, SourceLocation place, string code, DiagnosticSeverity severity, params string[] words)
    {
        var result = Generator.Generate(options);
        foreach (var config in options.Configs.Where(config => !config.IsBundled && !config.MayBeForeign && File.Exists(config.File)))
        {
            ExpectSameOfSchema(config.File, [.. result.Diagnostics.Where(diagnostic => diagnostic.Location.File == config.File)]);
        }

        Assert.That(
            result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Code == code).Select(diagnostic => diagnostic.ToString()),
            Has.Exactly(1).Items);
        var found = result.Diagnostics.Single(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning || diagnostic.Code == code);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Code, Is.EqualTo(code));
            Assert.That(found.Severity, Is.EqualTo(severity));
            Assert.That(found.Location, Is.EqualTo(place));
            Assert.That(found.HelpLink, Does.EndWith($"docs/diagnostics/{code}.md"));
            foreach (var word in words)
            {
                Assert.That(found.Message, Does.Contain(word));
            }
        }
    }

    /// <summary>An editor that checks a config with the schema finds what a build finds, as far as a schema can say it, and nothing else.</summary>
    private static void ExpectSameOfSchema(string file, IReadOnlyList<Diagnostic> diagnostics)
    {
        if (ConfigFormat.ConfigSchema.Faults(File.ReadAllText(file)) is not { } faults)
        {
            Assert.That(diagnostics.Select(diagnostic => diagnostic.Code), Does.Contain("FAL1001"));
            return;
        }

        if (faults.Count > 0)
        {
            Assert.That(diagnostics.Select(diagnostic => diagnostic.Code), Has.Some.StartsWith("FAL1"), $"The schema rejects it: {string.Join(", ", faults)}");
        }
        else
        {
            var rules = diagnostics.Where(diagnostic => diagnostic.Code is "FAL1003" or "FAL1004" or "FAL1005" or "FAL1009" or "FAL1010" or "FAL1011" or "FAL1013");
            Assert.That(rules.Where(diagnostic => !BeyondSchema.IsMatch(diagnostic.Message)).Select(diagnostic => diagnostic.ToString()), Is.Empty, "The schema accepts it.");
        }
    }

    /// <summary>
    /// What takes more than the file to know (its name, a bundled entry it may be laid over), and texts that differ in case or
    /// spaces alone.
    /// </summary>
    [GeneratedRegex("as its module|lacks the required key (?!.endpoints.)|text_to_speech.json|twice|TODO")]
    private static partial Regex BeyondSchema { get; }
}
