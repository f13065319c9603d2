using System.Security.Cryptography;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Tests.Bundled;

namespace Fal.Build.Core.Tests.Incremental;

/// <summary>A run does again what has changed since the last one in the same directory, and nothing else; what it writes is what a run from nothing writes.</summary>
public sealed class IncrementalTests
{
    private static readonly DateTime Earlier = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private Inputs _inputs = null!;
    private GeneratorOptions _options = null!;

    [SetUp]
    public void Prepare()
    {
        _inputs = new Inputs();
        _inputs.Write("glossary.json", """{"fields": {"size": "Size of the picture.", "steps": "How many steps."}}""");
        foreach (var id in new[] { "fal-ai/model", "fal-ai/other" })
        {
            _inputs.Schema(id, SchemaText.Document(id, SchemaText.Object("""{"prompt": {"type": "string", "enum": ["a", "b"]}, "size": {"type": "string"}}""")));
        }

        _inputs.Schema("fal-ai/voice", SchemaText.Document("fal-ai/voice", SchemaText.Object("""{"steps": {"type": "integer"}}""")));
        _inputs.Config(Config("Painter"));
        _options = _inputs.Options with
        {
            GlossaryFile = Path.Combine(_inputs.Root, "glossary.json"),
            Endpoints = [new("fal-ai/voice")],
            ReportDirectory = Path.Combine(_inputs.Output, "coverage"),
            ClassDirectory = _inputs.Output,
        };
        Assert.That(Run(_options), Is.EqualTo(3), "the first run generates everything");
    }

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void Nothing_changed_and_nothing_is_generated() => Assert.That(RunAgain(), Is.Empty);

    [Test]
    public void One_entry_edited()
    {
        _inputs.Write("configs/text_to_image.json", Config("Painter").Replace("Fills a canvas", "Covers a canvas", StringComparison.Ordinal));
        Assert.That(RunAgain(), Is.EqualTo(new[] { "TextToImage/Painter.g.cs" }));
    }

    [Test]
    public void An_entry_that_only_moved()
    {
        _inputs.Write("configs/text_to_image.json", "\n\n" + Config("Painter").Replace("{", "{ ", StringComparison.Ordinal));
        Assert.That(RunAgain(), Is.Empty);
    }

    [Test]
    public void One_schema_edited()
    {
        _inputs.Schema("fal-ai/voice", SchemaText.Document("fal-ai/voice", SchemaText.Object("""{"steps": {"type": "number"}}""")));
        Assert.That(RunAgain(), Is.EqualTo(new[] { "TextToSpeech/Voice.g.cs" }));
    }

    [Test]
    public void An_overlay_added()
    {
        _inputs.Write("schemas/overlays/fal-ai__voice.json", """{"patch": {"info": {"title": "Voice"}}}""");
        _ = RunAgain();
        Assert.That(File.ReadAllText(PathOf("fal.sources")), Does.Contain("overlays"), "the endpoint was read again, though its file stays as it is");
    }

    [Test]
    public void One_word_of_the_glossary_edited()
    {
        _inputs.Write("glossary.json", """{"fields": {"size": "Size of the picture.", "steps": "Number of steps."}}""");
        Assert.That(RunAgain(), Is.EqualTo(new[] { "TextToSpeech/Voice.g.cs" }));
    }

    [Test]
    public void A_title_in_the_catalogue_edited()
    {
        _inputs.Write("models.json", """
            {"models": [{"id": "fal-ai/model", "category": "text-to-image"}, {"id": "fal-ai/other", "category": "text-to-image"},
                        {"id": "fal-ai/voice", "category": "text-to-speech", "title": "A voice"}]}
            """);
        Assert.That(RunAgain(), Is.SupersetOf(new[] { "TextToSpeech/Voice.g.cs" }).And.No.Member("TextToImage/Painter.g.cs"));
    }

    [Test]
    public void A_setting_changed() =>
        Assert.That(RunAgain(options => options with { Accessibility = "internal" }), Has.Exactly(4).Items, "three endpoints and the registry");

    /// <summary>The type of <c>prompt</c> of one endpoint has the name that another's class takes from it.</summary>
    [Test]
    public void A_name_that_another_endpoint_takes()
    {
        _inputs.Write("configs/text_to_image.json", Config("Painter", other: "PainterPrompt"));
        var changed = RunAgain();
        Assert.That(changed, Does.Contain("TextToImage/Painter.g.cs"));
        Assert.That(File.ReadAllText(PathOf("TextToImage/Painter.g.cs")), Does.Contain("enum PainterPrompt2"));
    }

    [Test]
    public void A_generated_file_that_somebody_edited()
    {
        File.AppendAllText(PathOf("TextToImage/Painter.g.cs"), "// mine\n");
        Assert.That(RunAgain(), Is.EqualTo(new[] { "TextToImage/Painter.g.cs" }));
    }

    [Test]
    public void A_generated_file_that_somebody_deleted()
    {
        File.Delete(PathOf("TextToImage/Painter.g.cs"));
        Assert.That(RunAgain(), Is.EqualTo(new[] { "TextToImage/Painter.g.cs" }));
    }

    [Test]
    public void A_report_that_somebody_edited()
    {
        File.AppendAllText(PathOf("coverage/coverage.md"), "mine");
        Assert.That(RunAgain(), Is.EqualTo(new[] { "coverage/coverage.md" }));
    }

    [Test]
    public void An_endpoint_removed()
    {
        Assert.That(RunAgain(options => options with { Endpoints = [] }), Does.Not.Contain("TextToImage/Painter.g.cs"));
        Assert.That(File.Exists(PathOf("TextToSpeech/Voice.g.cs")), Is.False);
    }

    /// <summary>A warning about a schema is told in every run, kept or not.</summary>
    [Test]
    public void What_was_reported_is_reported_again()
    {
        _inputs.Schema("fal-ai/voice", SchemaText.Document("fal-ai/voice", SchemaText.Object("""{"steps": {"type": "integer", "maximum": 5, "default": 9}}""")));
        var first = Generator.Generate(_options).Diagnostics;
        Assert.That(first.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "FAL2008" }));
        var second = Generator.Generate(_options);
        Assert.That(second.Diagnostics, Is.EqualTo(first));
        Assert.That(Generated(second), Is.Zero);
    }

    [TestCase(0)]
    [TestCase(100)]
    [TestCase(-1)]
    public void A_cache_that_is_damaged_costs_a_full_run(int place)
    {
        var bytes = File.ReadAllBytes(PathOf("fal.cache"));
        bytes[place < 0 ? bytes.Length - 1 : place] ^= 1;
        File.WriteAllBytes(PathOf("fal.cache"), bytes);
        Assert.That(Run(_options), Is.EqualTo(3));
        Assert.That(RunAgain(), Is.Empty);
    }

    [TestCase("")]
    [TestCase("no cache at all")]
    public void A_cache_that_is_something_else_costs_a_full_run(string text)
    {
        File.WriteAllText(PathOf("fal.cache"), text);
        Assert.That(Run(_options), Is.EqualTo(3));
    }

    /// <summary>A whole cache with a true hash of itself, that says another file was written.</summary>
    [Test]
    public void A_cache_that_lies_gives_no_wrong_file()
    {
        var right = File.ReadAllText(PathOf("TextToImage/Painter.g.cs"));
        var wrong = right.Replace("Fills a canvas", "Fills a bucket", StringComparison.Ordinal);
        var content = File.ReadAllBytes(PathOf("fal.cache"))[..^SHA256.HashSizeInBytes];
        var lie = Replace(content, Hash(right), Hash(wrong));
        File.WriteAllBytes(PathOf("fal.cache"), [.. lie, .. SHA256.HashData(lie)]);
        Assert.That(RunAgain(), Is.Empty, "the file on disk isn't the one of the cache, and comes out as it was");
        Assert.That(File.ReadAllText(PathOf("TextToImage/Painter.g.cs")), Is.EqualTo(right));
    }

    [Test]
    public void After_an_error_what_is_there_stays_and_the_next_run_goes_on_from_it()
    {
        _inputs.Write("configs/text_to_image.json", Config("Painter").Replace("\"class_name\"", "\"klass_name\"", StringComparison.Ordinal));
        Assert.That(Generator.Generate(_options).HasErrors);
        _inputs.Write("configs/text_to_image.json", Config("Painter"));
        Assert.That(RunAgain(), Is.Empty);
        Assert.That(Generated(Generator.Generate(_options)), Is.Zero);
    }

    /// <summary>Checking alone takes what a build has kept, and writes nothing.</summary>
    [Test]
    public void A_check_without_output_takes_what_a_build_kept()
    {
        var check = _options with { OutputDirectory = null, ReportDirectory = null, EmitCode = false };
        var result = Generator.Generate(check);
        Assert.That(Generated(result), Is.Zero);
        Assert.That(result.Files, Is.Empty);
    }

    [Test]
    public void Stopping_writes_nothing()
    {
        _inputs.Write("configs/text_to_image.json", Config("Artist"));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(() => Generator.Generate(_options, stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(File.Exists(PathOf("TextToImage/Painter.g.cs")));
        Assert.That(File.Exists(PathOf("TextToImage/Artist.g.cs")), Is.False);
        Assert.That(Directory.GetFiles(_inputs.Output, "*.tmp", SearchOption.AllDirectories), Is.Empty);
    }

    /// <summary>All bundled modules, one word edited: one file changes, and it is the one that a run from nothing gives.</summary>
    [Test]
    public void Of_all_bundled_modules_one_entry_edited()
    {
        var own = Directory.CreateDirectory(Path.Combine(_inputs.Root, "own")).FullName;
        var configs = BundledModules.Options.Configs.Select(config => new ConfigSource(Copy(config.File, own)));
        var options = BundledModules.Options with { Configs = [.. configs], Modules = [], OutputDirectory = _inputs.Output, ReportDirectory = Path.Combine(_inputs.Output, "coverage") };
        Assert.That(Run(options), Is.EqualTo(161));
        var file = Path.Combine(own, "speech_to_text.json");
        var text = File.ReadAllText(file);
        const string Key = "\"docstring\": \"";
        File.WriteAllText(file, text.Insert(text.IndexOf(Key, StringComparison.Ordinal) + Key.Length, "Once more: "));
        Age();
        Assert.That(Run(options), Is.EqualTo(1));
        Assert.That(Changed(), Has.Exactly(1).Items.And.All.StartsWith("SpeechToText/"));
    }

    private static string Config(string name, string other = "Other") => ConfigText.File(
        [
            ("fal-ai/model", ConfigText.Entry(("class_name", $"\"{name}\""), ("docstring", "\"Fills a canvas with what a sentence says.\""), ("basic_fields", "[\"prompt\"]"))),
            ("fal-ai/other", ConfigText.Entry(
                ("class_name", $"\"{other}\""), ("docstring", "\"Draws the outline of what a sentence says.\""), ("basic_fields", "[\"prompt\"]"),
                ("use_cases", "[\"Outline one\", \"Outline two\", \"Outline three\", \"Outline four\", \"Outline five\"]"))),
        ]);

    private static string Copy(string file, string directory)
    {
        var copy = Path.Combine(directory, Path.GetFileName(file));
        File.Copy(file, copy);
        return copy;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private static byte[] Replace(byte[] content, string from, string to)
    {
        var place = content.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(from));
        Assert.That(place, Is.Positive);
        byte[] changed = [.. content];
        System.Text.Encoding.ASCII.GetBytes(to).CopyTo(changed, place);
        return changed;
    }

    /// <summary>How many endpoints a run bound.</summary>
    private static int Generated(GenerationResult result) => result.Stages.SingleOrDefault(stage => stage.Stage == "binding")?.Count ?? 0;

    private static int Run(GeneratorOptions options)
    {
        var result = Generator.Generate(options);
        Assert.That(result.HasErrors, Is.False, string.Join('\n', result.Diagnostics));
        return Generated(result);
    }

    /// <summary>Runs once more, and gives the files that were written, but for those of the run itself. The output has to be that of a run from nothing.</summary>
    private List<string> RunAgain(Func<GeneratorOptions, GeneratorOptions>? change = null)
    {
        Age();
        var options = change is null ? _options : change(_options);
        Run(options);
        var changed = Changed();
        var fresh = Path.Combine(_inputs.Root, "fresh");
        Run(options with { OutputDirectory = fresh, ReportDirectory = Path.Combine(fresh, "coverage"), ClassDirectory = fresh });
        Assert.That(Contents(_inputs.Output), Is.EqualTo(Contents(fresh)));
        return changed;
    }

    private void Age()
    {
        foreach (var file in Directory.GetFiles(_inputs.Output, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, Earlier);
        }
    }

    private List<string> Changed() =>
        [.. Directory.GetFiles(_inputs.Output, "*", SearchOption.AllDirectories)
            .Where(file => File.GetLastWriteTimeUtc(file) != Earlier)
            .Select(file => Path.GetRelativePath(_inputs.Output, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("fal.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Contents(string directory) =>
        Directory.GetFiles(directory, "*.g.cs", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(directory, file), File.ReadAllText);

    private string PathOf(string path) => Path.Combine(_inputs.Output, path.Replace('/', Path.DirectorySeparatorChar));
}
