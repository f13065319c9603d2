using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.LockFile;

/// <summary>The lock file says what an endpoint's classes offer, and a comparison says what would change.</summary>
public sealed class LockFileTests
{
    private const string Properties =
        """
        {"prompt": {"type": "string"}, "image_urls": {"type": "array", "items": {"type": "string"}},
         "style": {"type": "string", "enum": ["oil", "ink"], "default": "ink"},
         "size": {"anyOf": [{"type": "integer", "maximum": 9, "minimum": 1}, {"type": "boolean"}]},
         "kind": {"type": "string", "const": "fast"}}
        """;

    private Inputs _inputs = null!;
    private string _file = null!;

    [SetUp]
    public void Prepare()
    {
        _inputs = new Inputs();
        _inputs.Entry();
        _inputs.Schema("fal-ai/model", SchemaText.Document("fal-ai/model", SchemaText.Object(Properties, "prompt")));
        _file = Path.Combine(_inputs.Root, "fal.lock.json");
    }

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void Each_public_member_stands_there_with_its_type_sorted()
    {
        Generate();

        Assert.That(File.ReadAllText(_file), Does.Match(
            """
            ^\{
              "schemaVersion": 1,
              "endpoints": \{
                "fal-ai/model": \{
                  "class": "TextToImage.Painter",
                  "schemaSha256": "[0-9a-f]{64}",
                  "members": \{
                    "Painter.Images": "IReadOnlyList<ImageRef>\?",
                    "Painter.Kind": "get-only string",
                    "Painter.Prompt": "required string",
                    "Painter.Size": "PainterSizeChoice\?",
                    "Painter.Style": "PainterStyle",
                    "PainterOutput.Text": "string\?",
                    "PainterSizeChoice.AsBoolean": "bool",
                    "PainterSizeChoice.AsInteger": "int",
                    "PainterStyle.Ink": "= ink",
                    "PainterStyle.Oil": "= oil"
                  \}
                \}
              \},
              "sharedEnums": \{\}
            \}

            """.ReplaceLineEndings("\n").TrimEnd('\n') + "\n\\z"));
    }

    [Test]
    public void The_same_inputs_give_the_same_bytes_and_leave_the_file_alone()
    {
        Generate();
        var earlier = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_file, earlier);

        Generate();

        Assert.That(File.GetLastWriteTimeUtc(_file), Is.EqualTo(earlier));
    }

    [Test]
    public void Frameworks_that_differ_in_their_code_agree_on_the_lock()
    {
        Generate();

        var result = Generator.Generate(_inputs.Options with
        {
            LockFile = _file, VerifyNoChanges = "true", FrameworkIdentifier = ".NETFramework", FrameworkVersion = "v4.7.2", LanguageVersion = "10",
        });

        Assert.That(result.Diagnostics, Is.Empty);
    }

    [Test]
    public void FAL0007_names_what_comes_goes_and_changes_and_leaves_the_file_alone()
    {
        Generate();
        var before = File.ReadAllText(_file);
        _inputs.Schema("fal-ai/model", SchemaText.Document("fal-ai/model", SchemaText.Object(
            Properties.Replace("\"oil\", ", "", StringComparison.Ordinal).Replace("\"maximum\": 9, ", "", StringComparison.Ordinal).Replace("\"kind\"", "\"mode\"", StringComparison.Ordinal), "prompt")));

        var found = Generator.Generate(Verifying).Diagnostics.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Code, Is.EqualTo("FAL0007"));
            Assert.That(found.Location, Is.EqualTo(SourceLocation.OfFile(_inputs.ProjectFile)));
            Assert.That(found.Message, Does.StartWith($"'{_file}' would change: "));
            Assert.That(found.Message, Does.Contain("fal-ai/model Painter.Kind goes (get-only string)"));
            Assert.That(found.Message, Does.Contain("fal-ai/model Painter.Mode comes (get-only string)"));
            Assert.That(found.Message, Does.Contain("fal-ai/model PainterSizeChoice.AsInteger is int and becomes long"));
            Assert.That(found.Message, Does.Contain("fal-ai/model PainterStyle.Oil goes (= oil)"));
            Assert.That(found.Message, Does.Contain("fal-ai/model schemaSha256 is "));
            Assert.That(found.Message, Does.Not.Contain("more difference"));
            Assert.That(File.ReadAllText(_file), Is.EqualTo(before));
        }
    }

    [Test]
    public void FAL0007_a_lock_file_that_is_not_there_is_not_written() =>
        Expect("doesn't exist", () => { });

    [Test]
    public void FAL0007_a_lock_file_that_is_no_JSON() =>
        Expect("it isn't valid JSON", () => File.WriteAllText(_file, "<<<<<<< ours\n"));

    [Test]
    public void Line_ends_that_git_converted_are_no_change()
    {
        Generate();
        File.WriteAllText(_file, File.ReadAllText(_file).ReplaceLineEndings("\r\n"));

        Assert.That(Generator.Generate(Verifying).Diagnostics, Is.Empty);
    }

    [Test]
    public void FAL0004_there_has_to_be_something_to_compare_with() =>
        Inputs.Expect(_inputs.Options with { VerifyNoChanges = "true" }, SourceLocation.OfFile(_inputs.ProjectFile), "FAL0004", DiagnosticSeverity.Error, "FalVerifyNoChanges", "FalLockFile");

    private GeneratorOptions Verifying => _inputs.Options with { LockFile = _file, VerifyNoChanges = "true" };

    private void Generate() =>
        Assert.That(Generator.Generate(_inputs.Options with { LockFile = _file }).Diagnostics, Is.Empty);

    private void Expect(string words, Action prepare)
    {
        prepare();
        var before = File.Exists(_file);
        Inputs.Expect(Verifying, SourceLocation.OfFile(_inputs.ProjectFile), "FAL0007", DiagnosticSeverity.Error, words);
        Assert.That(File.Exists(_file), Is.EqualTo(before));
    }
}
