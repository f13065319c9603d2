using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace Fal.Build.Core.Tests.Coverage;

/// <summary>The schema of coverage.json describes what is written: no report breaks it, and no member is missing from it.</summary>
public sealed class CoverageSchemaTests
{
    private static readonly string SchemaFile = Path.Combine(Repository.Root, "build", "fal-coverage.schema.json");

    [Test]
    public async Task A_report_with_everything_in_it_is_described_to_the_last_member()
    {
        using var inputs = new Inputs();
        inputs.Catalog(("fal-ai/model", "text-to-image"), ("fal-ai/other", "text-to-image"), ("a/1", "llm"), ("a/2", "llm"), ("a/3", "llm"));
        inputs.Schema("acme/stranger", SchemaText.Document("acme/stranger", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        inputs.Schema("fal-ai/other", SchemaText.Document("fal-ai/other", SchemaText.Object("""{"prompt": {"type": "string"}}""")));
        inputs.Config(ConfigText.File(
            ("fal-ai/model", ConfigText.Entry()), ("acme/stranger", ConfigText.Entry(("class_name", "\"Stranger\""), ("docstring", "\"Paints whatever nobody lists.\"")))));
        var report = Generator.Generate(inputs.Options with
        {
            ConfigQuality = "off",
            Endpoints = [new("fal-ai/other")],
            ReportDirectory = Path.Combine(inputs.Root, "reports"),
            ClassDirectory = inputs.Output,
            CoverageBaseline = inputs.Write("coverage.baseline", "# models 3\nfal-ai/voice\n"),
            CoverageThreshold = "10",
            CoverageSeverity = "warning",
        }).Reports[0].Text;
        Assert.That(report, Does.Not.Contain("[]"), "every list of the report has to have something in it");

        var schema = await JsonSchema.FromFileAsync(SchemaFile);
        Assert.That(schema.Validate(report), Is.Empty);
        Assert.That(Undescribed(JObject.Parse(report), JObject.Parse(File.ReadAllText(SchemaFile))), Is.Empty);
    }

    [Test]
    public async Task A_report_with_next_to_nothing_in_it_fits_too()
    {
        using var inputs = new Inputs();
        inputs.Catalog(("fal-ai/model", "text-to-image"));
        inputs.Entry();
        var schema = await JsonSchema.FromFileAsync(SchemaFile);
        Assert.That(schema.Validate(inputs.Generate().Reports[0].Text), Is.Empty);
    }

    /// <summary>Paths of members that the schema doesn't describe.</summary>
    private static IEnumerable<string> Undescribed(JObject report, JObject schema)
    {
        return Walk(report, schema);

        IEnumerable<string> Walk(JToken value, JToken? described) => (value, Resolve(described)) switch
        {
            (JObject item, { } shape) => item.Properties().SelectMany(member =>
                shape["properties"]?[member.Name] is { } property ? Walk(member.Value, property) : [member.Path]),
            (JArray list, { } shape) => list.SelectMany(item => Walk(item, shape["items"])),
            (JObject or JArray, null) => [value.Path],
            _ => [],
        };

        JToken? Resolve(JToken? shape) => shape?["$ref"] is { } reference ? schema["definitions"]![reference.Value<string>()!.Split('/')[^1]] : shape;
    }
}
