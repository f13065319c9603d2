namespace Fal.Build.Core.Tests.ConfigFormat;

/// <summary>
/// The schema that editors check configs with: it accepts what a build accepts. That it rejects what a build rejects is asked of
/// every wrong config of the tests, in <see cref="Inputs"/>.
/// </summary>
public sealed class ConfigSchemaTests
{
    private static IEnumerable<string> Bundled => Repository.BundledConfigs.Select(file => Path.GetFileName(file));

    [TestCaseSource(nameof(Bundled))]
    public void It_accepts_every_bundled_config(string name) =>
        Assert.That(ConfigSchema.Faults(File.ReadAllText(Path.Combine(Repository.Root, "configs", name))), Is.Empty);

    [Test]
    public void It_accepts_every_config_of_the_golden_files()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "tests", "fixtures", "golden"), "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) == "configs").ToList();

        Assert.That(files, Is.Not.Empty);
        Assert.That(files.SelectMany(file => ConfigSchema.Faults(File.ReadAllText(file))!), Is.Empty);
    }

    [Test]
    public void It_accepts_an_entry_that_changes_one_key_of_a_bundled_one_and_comments() =>
        Assert.That(ConfigSchema.Faults("{\n// Ours.\n\"endpoints\": { \"fal-ai/wizper\": { \"class_name\": \"Scribe\" } } }"), Is.Empty);

    [TestCase("""{}""", "endpoints")]
    [TestCase("""{ "endpoints": {}, "colour": 1 }""", "colour")]
    [TestCase("""{ "endpoints": { "fal ai/x": {} } }""", "fal ai/x")]
    [TestCase("""{ "endpoints": { "a/b": { "class_name": "lower" } } }""", "class_name")]
    [TestCase("""{ "endpoints": { "a/b": { "docstring": "Short." } } }""", "docstring")]
    [TestCase("""{ "endpoints": { "a/b": { "tags": [] } } }""", "tags")]
    [TestCase("""{ "endpoints": { "a/b": { "use_cases": ["One", "Two", "Three", "Four"] } } }""", "use_cases")]
    [TestCase("""{ "endpoints": { "a/b": { "use_cases": ["One", "Two", "Three", "Four", " "] } } }""", "use_cases")]
    [TestCase("""{ "endpoints": { "a/b": { "basic_fields": ["prompt", "prompt"] } } }""", "basic_fields")]
    [TestCase("""{ "endpoints": { "a/b": { "field_overrides": { "": {} } } } }""", "field_overrides")]
    [TestCase("""{ "endpoints": { "a/b": { "field_overrides": { "x": { "type": "text" } } } } }""", "field_overrides")]
    [TestCase("""{ "endpoints": { "a/b": { "enum_overrides": { "x": 1 } } } }""", "enum_overrides")]
    [TestCase("""{ "endpoints": { "a/b": { "enum_value_overrides": { "x": { "y": "lower" } } } } }""", "enum_value_overrides")]
    [TestCase("""{ "endpoints": { "a/b": { "primary_output": "" } } }""", "primary_output")]
    [TestCase("""{ "endpoints": {}, "shared_enums": { "Format": { "values": {} } } }""", "values")]
    [TestCase("""{ "endpoints": {}, "shared_enums": { "Format": { "values": { "wav": "wav" } } } }""", "values")]
    [TestCase("""{ "endpoints": {}, "shared_enums": { "format": { "values": { "Wav": "wav" } } } }""", "shared_enums")]
    public void It_rejects_what_breaks_a_rule_of_its_own(string config, string place) =>
        Assert.That(ConfigSchema.Faults(config), Has.Some.Contains(place));
}
