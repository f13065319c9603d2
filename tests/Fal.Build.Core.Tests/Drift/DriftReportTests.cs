using System.Text.Json;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Drift;

namespace Fal.Build.Core.Tests.Drift;

/// <summary>Twelve known changes among documents that didn't change, the reports about them, and what they do to configs.</summary>
public sealed class DriftReportTests
{
    private const string Input =
        """
        {"prompt": {"type": "string"}, "style": {"type": "string", "enum": ["oil", "ink"], "default": "ink"},
         "steps": {"type": "integer", "minimum": 1, "maximum": 50, "default": 25}, "image_url": {"type": "string"},
         "scale": {"type": "number", "default": 1}, "loras": {"type": "array", "items": {"$ref": "#/components/schemas/Lora"}}}
        """;

    private const string Lora = """ "Lora": {"type": "object", "required": ["path"], "properties": {"path": {"type": "string"}, "scale": {"type": "number", "default": 1, "minimum": 0, "maximum": 4}}} """;

    private static readonly (string Id, Func<string, string> Change, DriftKind Kind, string Member, bool IsBreaking)[] Twelve =
    [
        ("test/gone", _ => "", DriftKind.EndpointRemoved, "", true),
        ("test/moved", text => text.Replace("text-to-image", "image-to-image", StringComparison.Ordinal), DriftKind.EndpointMoved, "", true),
        ("test/member-added", text => text.Replace("\"scale\": {\"type\": \"number\", \"default\": 1},", "\"scale\": {\"type\": \"number\", \"default\": 1}, \"seed\": {\"type\": \"integer\"},", StringComparison.Ordinal), DriftKind.MemberAdded, "seed", false),
        ("test/member-removed", text => text.Replace("\"image_url\": {\"type\": \"string\"},", "", StringComparison.Ordinal), DriftKind.MemberRemoved, "image_url", true),
        ("test/renamed", text => text.Replace("\"steps\"", "\"num_inference_steps\"", StringComparison.Ordinal), DriftKind.MemberRenamed, "steps", true),
        ("test/retyped", text => text.Replace("\"image_url\": {\"type\": \"string\"}", "\"image_url\": {\"type\": \"array\", \"items\": {\"type\": \"string\"}}", StringComparison.Ordinal), DriftKind.MemberRetyped, "image_url", true),
        ("test/required", text => text.Replace("\"required\": [\"prompt\"]", "\"required\": [\"prompt\", \"image_url\"]", StringComparison.Ordinal), DriftKind.NewlyRequired, "image_url", true),
        ("test/narrowed", text => text.Replace("\"maximum\": 4", "\"maximum\": 2", StringComparison.Ordinal), DriftKind.RangeNarrowed, "loras[].scale", true),
        ("test/value-gone", text => text.Replace("\"oil\", ", "", StringComparison.Ordinal), DriftKind.ValuesGone, "style", true),
        ("test/default", text => text.Replace("\"default\": 25", "\"default\": 30", StringComparison.Ordinal), DriftKind.DefaultChanged, "steps", true),
        ("test/output", text => text.Replace("\"properties\": {\"text\": {\"type\": \"string\"}}", "\"properties\": {\"text\": {\"type\": \"string\"}, \"score\": {\"type\": \"number\"}}", StringComparison.Ordinal), DriftKind.MemberAdded, "output.score", false),
        ("test/come", text => text, DriftKind.EndpointAdded, "", false),
    ];

    private Inputs _inputs = null!;
    private string _before = null!;
    private string _after = null!;

    [SetUp]
    public void Prepare()
    {
        _inputs = new Inputs();
        _before = Path.Combine(_inputs.Root, "before");
        _after = Path.Combine(_inputs.Root, "after");
        foreach (var file in Repository.SchemaFiles.Where((_, index) => index % 20 == 0))
        {
            _inputs.Write("before/" + Path.GetFileName(file), File.ReadAllText(file));
            _inputs.Write("after/moved/" + Path.GetFileName(file), File.ReadAllText(file));
        }

        foreach (var (id, change, kind, _, _) in Twelve)
        {
            var text = SchemaText.Document(id, SchemaText.Object(Input, "prompt"), components: Lora);
            var changed = change(text);
            Assert.That(changed != text || kind == DriftKind.EndpointAdded, id);
            if (kind != DriftKind.EndpointAdded)
            {
                _inputs.Write($"before/{id.Replace("/", "__", StringComparison.Ordinal)}.json", text);
            }

            if (changed.Length > 0)
            {
                _inputs.Write($"after/{id.Replace("/", "__", StringComparison.Ordinal)}.json", changed);
            }
        }
    }

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [Test]
    public void Twelve_known_changes_are_named_and_no_other()
    {
        var result = Compare();

        Assert.That(
            result.Report.Changes.Select(change => (change.EndpointId, change.Kind, change.Member, change.IsBreaking)),
            Is.EqualTo(Twelve.Select(change => (change.Id, change.Kind, change.Member, change.IsBreaking)).OrderBy(change => change.Id, StringComparer.Ordinal)));
        Assert.That(result.Report.VersionHint, Is.EqualTo(VersionHint.Major));
        Assert.That(result.Diagnostics.Count(diagnostic => diagnostic.Code == "FAL4006"), Is.EqualTo(Twelve.Count(change => change.IsBreaking)));
    }

    [Test]
    public void The_other_way_round_what_came_goes_and_what_went_comes()
    {
        var report = DriftDetector.Compare(new(_inputs.Options, _after, _before, null)).Report;

        Assert.That(report.Changes, Has.Length.EqualTo(Twelve.Length));
        Assert.That(report.Changes.Single(change => change.EndpointId == "test/narrowed").Kind, Is.EqualTo(DriftKind.RangeWidened));
        Assert.That(report.Changes.Single(change => change.EndpointId == "test/value-gone").Kind, Is.EqualTo(DriftKind.ValuesAdded));
    }

    [Test]
    public void A_directory_and_itself_do_not_differ()
    {
        var report = DriftDetector.Compare(new(_inputs.Options, _before, _before, null)).Report;

        Assert.That(report.Changes, Is.Empty);
        Assert.That(report.VersionHint, Is.EqualTo(VersionHint.None));
    }

    [Test]
    public void A_document_that_cannot_be_read_any_more_is_an_endpoint_that_has_gone()
    {
        _inputs.Write("after/test__default.json", """{"error": {"code": "expansion_failed", "message": "Later."}}""");

        var result = Compare();

        Assert.That(result.Report.Changes.Single(change => change.EndpointId == "test/default").Kind, Is.EqualTo(DriftKind.EndpointRemoved));
        Assert.That(result.Diagnostics.Single(diagnostic => diagnostic.Code == "FAL2002").Severity, Is.EqualTo(DiagnosticSeverity.Warning));
    }

    [Test]
    public void The_reports_name_every_change()
    {
        Compare("reports");

        var markdown = File.ReadAllText(Path.Combine(_inputs.Root, "reports", "drift.md"));
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(_inputs.Root, "reports", "drift.json")));
        Assert.That(json.RootElement.GetProperty("versionHint").GetString(), Is.EqualTo("major"));
        Assert.That(
            json.RootElement.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("endpoint").GetString()),
            Is.EqualTo(Twelve.Select(change => change.Id).Order(StringComparer.Ordinal)));
        Assert.That(markdown, Does.Contain("12 changes, 9 of them breaking. Next version: **major**."));
        Assert.That(markdown, Does.Contain("| test/renamed | steps has become num\\_inference\\_steps | source and behaviour |"));
        Assert.That(markdown, Does.Contain("| test/narrowed | loras[].scale allowed from 0 to 4 and now only from 0 to 2 | behaviour |"));
        Assert.That(markdown, Does.Contain("| test/come | the endpoint is new | nothing |"));
    }

    [Test]
    public void Configs_that_would_break_are_named_in_advance_at_their_place()
    {
        var config = _inputs.Config(ConfigText.File(
            ("test/member-removed", ConfigText.Entry(("basic_fields", "[\"image_url\"]"))),
            ("test/renamed", ConfigText.Entry(("class_name", "\"Renamed\""), ("field_overrides", "{\"steps\": {\"default\": 10}}"))),
            ("test/value-gone", ConfigText.Entry(("class_name", "\"ValueGone\""), ("enum_value_overrides", "{\"style\": {\"oil\": \"Oily\"}}"))),
            ("test/narrowed", ConfigText.Entry(("class_name", "\"Narrowed\""), ("field_overrides", "{\"loras[].scale\": {\"default\": 3}}"))),
            ("test/output", ConfigText.Entry(("class_name", "\"Output\""), ("basic_fields", "[\"never_was_there\"]")))));

        var result = Compare();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                result.Report.BrokenConfigs.Select(fault => fault.Code),
                Is.EquivalentTo(["FAL2003", "FAL2004", "FAL2005", "FAL2006"]));
            Assert.That(result.Report.BrokenConfigs.Select(fault => fault.Severity), Is.All.EqualTo(DiagnosticSeverity.Warning));
            Assert.That(result.Report.BrokenConfigs.Select(fault => fault.Location.File), Is.All.EqualTo(config));
            Assert.That(result.Report.BrokenConfigs.Select(fault => fault.Message), Is.All.StartWith($"With the schemas in '{_after}': "));
        }

        // What breaks in an endpoint that the project generates is a warning, elsewhere a word for those who ask.
        var severities = result.Diagnostics.Where(diagnostic => diagnostic.Code == "FAL4006").ToLookup(diagnostic => diagnostic.Severity);
        Assert.That(severities[DiagnosticSeverity.Warning].Count(), Is.EqualTo(4));
        Assert.That(severities[DiagnosticSeverity.Message].Count(), Is.EqualTo(5));
    }

    [Test]
    public void A_move_breaks_no_source_where_a_config_says_the_module()
    {
        _inputs.Config(ConfigText.File(("test/moved", ConfigText.Entry())));

        Assert.That(Compare().Report.Changes.Single(change => change.Kind == DriftKind.EndpointMoved).IsBreaking, Is.False);
    }

    private DriftResult Compare(string? reports = null) =>
        DriftDetector.Compare(new(_inputs.Options, _before, _after, reports is null ? null : Path.Combine(_inputs.Root, reports)));
}
