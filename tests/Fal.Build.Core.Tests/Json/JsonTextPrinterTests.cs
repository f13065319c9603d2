using Fal.Build.Core.Json;

namespace Fal.Build.Core.Tests.Json;

public sealed class JsonTextPrinterTests
{
    [TestCase("""{"a":[1,1.50,-2e3,true,null],"b":{"c":"d\n\"e\""}}""")]
    [TestCase("[]")]
    [TestCase("\"é😀\"")]
    [TestCase("18446744073709551616")]
    public void What_was_read_is_printed_as_it_was(string text) =>
        Assert.That(JsonTextPrinter.Print(JsonTextParser.Parse(text)), Is.EqualTo(text));

    [Test]
    public void Lines_are_indented_and_what_is_empty_takes_none() =>
        Assert.That(
            JsonTextPrinter.PrintLines(JsonTextParser.Parse("""{"a": [1, {"b": null}], "c": {}, "d": []}"""), indentation: 2),
            Is.EqualTo("{\n  \"a\": [\n    1,\n    {\n      \"b\": null\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}\n"));

    [TestCase("\"\\\b\t\n\f\r", ExpectedResult = "\"\\\"\\\\\\b\\t\\n\\f\\r\"")]
    [TestCase("\0\u001f\u0085\u2028\u2029", ExpectedResult = "\"\\u0000\\u001f\\u0085\\u2028\\u2029\"")]
    [TestCase("</script>&'", ExpectedResult = "\"</script>&'\"")]
    public string What_a_text_must_not_hold_is_escaped(string text) => JsonTextPrinter.Print(JsonValues.Text(text));

    [Test]
    public void Html_finds_no_markup_in_a_text() =>
        Assert.That(JsonTextPrinter.PrintForHtml(JsonValues.Text("</a>&'\"")), Is.EqualTo("\"\\u003c/a\\u003e\\u0026\\u0027\\u0022\""));
}
