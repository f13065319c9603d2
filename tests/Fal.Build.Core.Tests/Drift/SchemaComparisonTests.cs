using System.Collections.Immutable;
using Fal.Build.Core.Drift;

namespace Fal.Build.Core.Tests.Drift;

/// <summary>One change of one member: what it is called, and what it breaks.</summary>
public sealed class SchemaComparisonTests
{
    private const string Text = """{"type": "string"}""";
    private const string Number = """{"type": "number", "minimum": 0, "maximum": 1, "default": 0.5}""";
    private const string Style = """{"type": "string", "enum": ["oil", "ink"], "default": "ink"}""";

    private static readonly TestCaseData<string, string, DriftKind, string, string>[] Changes =
    [
        new(Of(Text), Of(Text, """, "b": {"type": "string"}"""), DriftKind.MemberAdded, "b", "nothing") { TestName = "An optional member is new" },
        new(Of(Text), Of(Text, """, "b": {"type": "string"}""", "b"), DriftKind.MemberAdded, "b", "source and behaviour") { TestName = "A required member is new" },
        new(Of(Text), Of(Text, """, "b": {"type": "string", "default": "x"}""", "b"), DriftKind.MemberAdded, "b", "nothing") { TestName = "A required member with a default is new" },
        new(Of(Text, """, "b": {"type": "integer"}"""), Of(Text), DriftKind.MemberRemoved, "b", "source and behaviour") { TestName = "A member has gone" },
        new(Of(Text, """, "steps": {"type": "integer"}"""), Of(Text, """, "num_inference_steps": {"type": "integer"}"""), DriftKind.MemberRenamed, "steps", "source and behaviour") { TestName = "A member has another name with all its words" },
        new(Of(Text, """, "colour": {"type": "integer"}"""), Of(Text, """, "color": {"type": "integer"}"""), DriftKind.MemberRenamed, "colour", "source and behaviour") { TestName = "A member has a name much like its own" },
        new(Of(Text), Of("""{"type": "boolean"}"""), DriftKind.MemberRetyped, "a", "source and behaviour") { TestName = "A text has become a truth value" },
        new(Of("""{"type": "integer", "minimum": 0, "maximum": 9}"""), Of("""{"type": "number", "minimum": 0, "maximum": 9}"""), DriftKind.MemberRetyped, "a", "source") { TestName = "An integer has become a number" },
        new(Of(Text), Of("""{"anyOf": [{"type": "boolean"}, {"type": "string"}]}"""), DriftKind.MemberRetyped, "a", "source") { TestName = "A text may be a truth value too" },
        new(Of("""{"anyOf": [{"type": "boolean"}, {"type": "string"}]}"""), Of("""{"anyOf": [{"type": "string"}, {"type": "boolean"}]}"""), DriftKind.MemberAdded, "", "nothing") { TestName = "The order of variants says nothing" },
        new(Of(Text), Of("""{"anyOf": [{"type": "string"}, {"type": "null"}]}"""), DriftKind.MemberRetyped, "a", "nothing") { TestName = "An optional text may be null" },
        new(Of(Style), Of("""{"anyOf": [{"type": "string", "enum": ["oil", "ink"]}, {"type": "null"}], "default": "ink"}"""), DriftKind.MemberRetyped, "a", "source") { TestName = "A value with a default may be null" },
        new(Of("""{"anyOf": [{"type": "string"}, {"type": "null"}]}""", required: "a"), Of(Text, required: "a"), DriftKind.MemberRetyped, "a", "source and behaviour") { TestName = "A required text may no longer be null" },
        new(Of(Text), Of(Text, required: "a"), DriftKind.NewlyRequired, "a", "source and behaviour") { TestName = "A text is required now" },
        new(Of(Number), Of(Number, required: "a"), DriftKind.NewlyRequired, "a", "nothing") { TestName = "A value with a default is required now" },
        new(Of(Text, required: "a"), Of(Text), DriftKind.NoLongerRequired, "a", "source") { TestName = "A text is no longer required" },
        new(Of(Number), Of("""{"type": "number", "minimum": 0, "maximum": 0.9, "default": 0.5}"""), DriftKind.RangeNarrowed, "a", "behaviour") { TestName = "A bound is lower" },
        new(Of(Number), Of("""{"type": "number", "exclusiveMinimum": 0, "maximum": 1, "default": 0.5}"""), DriftKind.RangeNarrowed, "a", "behaviour") { TestName = "A bound is no longer allowed itself" },
        new(Of(Number), Of("""{"type": "number", "minimum": -1, "maximum": 1, "default": 0.5}"""), DriftKind.RangeWidened, "a", "nothing") { TestName = "A bound is further away" },
        new(Of(Number), Of("""{"type": "number", "minimum": 0.0, "maximum": 1.0, "default": 0.50}"""), DriftKind.MemberAdded, "", "nothing") { TestName = "Numbers may be written in another way" },
        new(Of(Text), Of("""{"type": "string", "maxLength": 80}"""), DriftKind.RangeNarrowed, "a", "behaviour") { TestName = "A text has a longest length" },
        new(Of("""{"type": "array", "items": {"type": "string"}, "maxItems": 4}"""), Of("""{"type": "array", "items": {"type": "string"}, "maxItems": 2}"""), DriftKind.RangeNarrowed, "a", "behaviour") { TestName = "A list takes fewer items" },
        new(Of(Style), Of("""{"type": "string", "enum": ["ink"], "default": "ink"}"""), DriftKind.ValuesGone, "a", "source and behaviour") { TestName = "A value has gone" },
        new(Of(Style), Of("""{"type": "string", "enum": ["oil", "ink", "chalk"], "default": "ink"}"""), DriftKind.ValuesAdded, "a", "nothing") { TestName = "A value is new" },
        new(Of(Style), Of("""{"type": "string", "enum": ["oil", "ink"], "default": "oil"}"""), DriftKind.DefaultChanged, "a", "behaviour") { TestName = "A default is another" },
        new(Of(Style), Of("""{"type": "string", "enum": ["oil", "ink"]}"""), DriftKind.DefaultChanged, "a", "source and behaviour") { TestName = "A default has gone" },
        new(Of("""{"type": "array", "items": {"type": "object", "properties": {"x": {"type": "integer"}}}}"""), Of("""{"type": "array", "items": {"type": "object", "properties": {"x": {"type": "string"}}}}"""), DriftKind.MemberRetyped, "a[].x", "source and behaviour") { TestName = "A member inside a list is of another type" },
        new(Of(Text), Of("""{"type": "string", "description": "In other words.", "title": "A", "examples": ["x"]}"""), DriftKind.MemberAdded, "", "nothing") { TestName = "Words say nothing" },
    ];

    private Inputs _inputs = null!;

    [SetUp]
    public void Prepare() => _inputs = new Inputs();

    [TearDown]
    public void CleanUp() => _inputs.Dispose();

    [TestCaseSource(nameof(Changes))]
    public void A_request_changes(string before, string after, DriftKind kind, string member, string breaks)
    {
        var changes = Compare(SchemaText.Document("fal-ai/model", before), SchemaText.Document("fal-ai/model", after));

        if (member.Length == 0)
        {
            Assert.That(changes, Is.Empty);
            return;
        }

        Assert.That(changes, Has.Length.EqualTo(1));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(changes[0].Kind, Is.EqualTo(kind));
            Assert.That(changes[0].Member, Is.EqualTo(member));
            Assert.That(DriftWords.Broken(changes[0]), Is.EqualTo(breaks));
        }
    }

    [TestCase("""{"a": {"type": "string"}}""", "a", """{"a": {"type": "string"}, "b": {"type": "string"}}""", "a", DriftKind.MemberAdded, "output.b", false, false)]
    [TestCase("""{"a": {"type": "string"}, "b": {"type": "number"}}""", "a", """{"b": {"type": "number"}}""", "", DriftKind.MemberRemoved, "output.a", true, true)]
    [TestCase("""{"a": {"type": "string"}}""", "a", """{"a": {"type": "string"}}""", "", DriftKind.NoLongerRequired, "output.a", true, true)]
    [TestCase("""{"a": {"type": "integer"}}""", "a", """{"a": {"type": "integer"}}""", "", DriftKind.NoLongerRequired, "output.a", false, true)]
    [TestCase("""{"a": {"type": "string"}}""", "", """{"a": {"type": "string"}}""", "a", DriftKind.NewlyRequired, "output.a", true, false)]
    [TestCase("""{"a": {"type": "string", "enum": ["x", "y"]}}""", "", """{"a": {"type": "string", "enum": ["x"]}}""", "", DriftKind.ValuesGone, "output.a", true, false)]
    [TestCase("""{"a": {"type": "string", "enum": ["x"]}}""", "", """{"a": {"type": "string", "enum": ["x", "y"]}}""", "", DriftKind.ValuesAdded, "output.a", false, false)]
    [TestCase("""{"a": {"type": "number"}}""", "", """{"a": {"type": "integer"}}""", "", DriftKind.MemberRetyped, "output.a", true, false)]
    [TestCase("""{"a": {"type": "number", "default": 1}}""", "", """{"a": {"type": "number", "maximum": 1}}""", "", null, "", false, false)]
    public void An_answer_changes(string before, string required, string after, string requiredAfter, DriftKind? kind, string member, bool breaksSource, bool breaksBehaviour)
    {
        var input = Of(Text);

        var changes = Compare(
            SchemaText.Document("fal-ai/model", input, SchemaText.Object(before, Names(required))),
            SchemaText.Document("fal-ai/model", input, SchemaText.Object(after, Names(requiredAfter))));

        Assert.That(
            changes.Select(change => (change.Kind, change.Member, change.BreaksSource, change.BreaksBehaviour)),
            Is.EqualTo(kind is { } found ? [(found, member, breaksSource, breaksBehaviour)] : Array.Empty<(DriftKind, string, bool, bool)>()));
    }

    [Test]
    public void An_object_that_holds_itself_is_compared_once()
    {
        const string Node = """ "Node": {"type": "object", "properties": {"next": {"$ref": "#/components/schemas/Node"}, "value": VALUE}} """;
        var input = SchemaText.Object("""{"root": {"$ref": "#/components/schemas/Node"}}""");

        var changes = Compare(
            SchemaText.Document("fal-ai/model", input, components: Node.Replace("VALUE", Text, StringComparison.Ordinal)),
            SchemaText.Document("fal-ai/model", input, components: Node.Replace("VALUE", """{"type": "integer"}""", StringComparison.Ordinal)));

        Assert.That(changes.Select(change => change.Member), Is.EqualTo(["root.value"]));
    }

    private static string Of(string member, string more = "", string required = "") =>
        SchemaText.Object($$"""{"a": {{member}}{{more}}}""", Names(required));

    private static string[] Names(string required) => required.Length == 0 ? [] : [required];

    private ImmutableArray<DriftChange> Compare(string before, string after)
    {
        _inputs.Write("before/a.json", before);
        _inputs.Write("after/b.json", after);
        return DriftDetector.Compare(new(_inputs.Options, Path.Combine(_inputs.Root, "before"), Path.Combine(_inputs.Root, "after"), null)).Report.Changes;
    }
}
