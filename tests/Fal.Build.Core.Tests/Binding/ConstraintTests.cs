namespace Fal.Build.Core.Tests.Binding;

/// <summary>Every constraint is checked before anything is sent.</summary>
public sealed class ConstraintTests
{
    [TestCase("""{"type": "integer", "minimum": 1, "maximum": 4}""", "0", "4", ": is 0; it has to be between 1 and 4.")]
    [TestCase("""{"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 5}""", "1", "2", ": is 1; it has to be between 2 and 4.")]
    [TestCase("""{"type": "integer", "minimum": 1, "exclusiveMinimum": true}""", "1", "2", ": is 1; it has to be at least 2.")]
    [TestCase("""{"type": "integer", "multipleOf": 8}""", "12", "16", ": is 12; it has to be a multiple of 8.")]
    [TestCase("""{"type": "number", "minimum": 0, "maximum": 1}""", "1.01", "1", ": is 1.01; it has to be at most 1.")]
    [TestCase("""{"type": "number", "exclusiveMinimum": 0}""", "0", "0.0001", ": is 0; it has to be greater than 0.")]
    [TestCase("""{"type": "number", "exclusiveMaximum": 1}""", "1", "0.999", ": is 1; it has to be less than 1.")]
    [TestCase("""{"type": "number", "multipleOf": 0.1}""", "0.25", "0.3", ": is 0.25; it has to be a multiple of 0.1.")]
    [TestCase("""{"type": "string", "minLength": 2}""", "\"a\"", "\"ab\"", ": has 1 characters; it has to have at least 2.")]
    [TestCase("""{"type": "string", "maxLength": 2}""", "\"abc\"", "\"😀😀\"", ": has 3 characters; it has to have at most 2.")]
    [TestCase("""{"type": "string", "pattern": "^[a-z]+$"}""", "\"A\"", "\"a\"", ": is \"A\"; it has to match ^[a-z]+$.")]
    [TestCase("""{"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 2}""", "[]", "[\"a\"]", ": holds 0 items; it has to hold 1 to 2.")]
    [TestCase("""{"type": "array", "items": {"type": "string"}, "uniqueItems": true}""", "[\"a\", \"a\"]", "[\"a\"]", ": holds an item twice; its items have to differ.")]
    [TestCase("""{"type": "array", "items": {"type": "string", "maxLength": 1}}""", "[\"a\", \"ab\"]", "[\"a\"]", "[1]: has 2 characters; it has to have at most 1.")]
    [TestCase("""{"anyOf": [{"type": "string", "maxLength": 1}, {"type": "number", "maximum": 3}]}""", "4", "3", ": is 4; it has to be at most 3.")]
    public void A_value_outside_is_a_violation_and_one_inside_is_none(string schema, string outside, string inside, string message)
    {
        var endpoint = GeneratedEndpoint.WithInput($$"""{"value": {{schema}}}""");
        Assert.That(endpoint.Violations($"new Model {{ Value = {outside} }}"), Is.EqualTo(new[] { "value" + message }));
        Assert.That(endpoint.Violations($"new Model {{ Value = {inside} }}"), Is.Empty);
        Assert.That(endpoint.Violations("new Model()"), Is.Empty, "unset passes");
    }

    [Test]
    public void A_bound_beyond_64_bits_is_dropped_and_reported_and_the_other_stays()
    {
        var endpoint = GeneratedEndpoint.From(
            SchemaText.Document("fal-ai/model", SchemaText.Object("""{"seed": {"type": "integer", "minimum": -9223372036854776000, "maximum": 10}}""")), reported: ["FAL2008"]);
        Assert.That(endpoint["Model.Seed"], Does.EndWith("public long? Seed { get; set; }"));
        Assert.That(endpoint.Violations("new Model { Seed = 11 }"), Is.EqualTo(new[] { "seed: is 11; it has to be at most 10." }));
        Assert.That(endpoint.Violations("new Model { Seed = long.MinValue }"), Is.Empty);
    }

    [TestCase("""{"type": "number", "minimum": 0, "maximum": 1}""", "[Range(0.0, 1.0)]")]
    [TestCase("""{"type": "number", "exclusiveMinimum": 0, "maximum": 1}""", "[Range(0.0, 1.0, MinimumIsExclusive = true)]")]
    [TestCase("""{"type": "integer", "minimum": 1, "maximum": 4}""", "[Range(1, 4)]")]
    public void An_exact_bound_is_an_attribute_too(string schema, string attribute) =>
        Assert.That(GeneratedEndpoint.WithInput($$"""{"value": {{schema}}}""")["Model.Value"], Does.StartWith(attribute));

    [Test]
    public void A_bound_that_no_double_holds_is_no_attribute_but_a_check()
    {
        var endpoint = GeneratedEndpoint.WithInput("""{"value": {"type": "integer", "maximum": 9007199254740993}}""");
        Assert.That(endpoint["Model.Value"], Does.StartWith("public long?"));
        Assert.That(endpoint.Violations("new Model { Value = 9007199254740994 }"), Has.Exactly(1).Items);
    }
}
