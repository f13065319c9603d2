using System.Text;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Tests.Json;

public sealed class JsonTextParserTests
{
    [TestCase("{\n  \"key\": \"text\"\n}", 2, 10)]
    [TestCase("{\n  \"key\": -1.5e3\n}", 2, 10)]
    [TestCase("{\n  \"key\": 0\n}", 2, 10)]
    [TestCase("{\n  \"key\": true}", 2, 10)]
    [TestCase("{\n  \"key\": false}", 2, 10)]
    [TestCase("{\n  \"key\": null}", 2, 10)]
    [TestCase("{\n  \"key\": {}}", 2, 10)]
    [TestCase("{\n  \"key\":\n[]}", 3, 1)]
    [TestCase("{\"key\":1}", 1, 8)]
    [TestCase("{\r\n  \"key\": 1\r\n}", 2, 10)]
    [TestCase("{\r  \"key\": 1\r}", 2, 10)]
    [TestCase("\uFEFF{ \"key\": 1 }", 1, 10)]
    [TestCase("{ // why\n  \"key\": /* what */ 1 }", 2, 21)]
    [TestCase("{ \"ключ\": 0, \"key\": 1 }", 1, 21)]
    public void A_value_knows_where_it_starts(string text, int line, int column) =>
        Assert.That(((JsonObject)JsonTextParser.Parse(text))["key"]!.Position, Is.EqualTo(new TextPosition(line, column)));

    [Test]
    public void A_text_may_be_in_the_encoding_of_windows() =>
        Assert.That(
            JsonTextPrinter.Print(JsonTextParser.Parse([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("{\"ключ\": \"é\"}")])),
            Is.EqualTo("{\"ключ\":\"é\"}"));

    [TestCase("{\n  \"key\": 1\n}", 2, 3)]
    [TestCase("{\"first\": [1, {\"a\": 2}],\n    \"key\" : 1}", 2, 5)]
    [TestCase("{ // note\n\t\"key\": 1 }", 2, 2)]
    public void A_key_knows_where_it_starts(string text, int line, int column) =>
        Assert.That(
            ((JsonObject)JsonTextParser.Parse(text)).Members.Single(member => member.Name == "key").NamePosition,
            Is.EqualTo(new TextPosition(line, column)));

    [Test]
    public void Items_of_an_array_know_where_they_start()
    {
        var array = (JsonArray)JsonTextParser.Parse("[\"a\",\n 2 , true,null,\n  {\"b\": []}]");
        Assert.That(
            array.Items.Select(item => (item.Position.Line, item.Position.Column)),
            Is.EqualTo(new[] { (1, 2), (2, 2), (2, 6), (2, 11), (3, 3) }));
    }

    [TestCase("0")]
    [TestCase("-0")]
    [TestCase("18446744073709551616")]
    [TestCase("0.10")]
    [TestCase("1E+2")]
    [TestCase("-9223372036854776000")]
    public void A_number_keeps_its_text(string number) =>
        Assert.That(((JsonNumber)JsonTextParser.Parse(number)).Text, Is.EqualTo(number));

    [Test]
    public void Escapes_are_read_and_dates_stay_text()
    {
        var array = (JsonArray)JsonTextParser.Parse("""["\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude00", "2025-09-01T10:00:00Z", "it's"]""");
        Assert.That(
            array.Items.Select(item => ((JsonString)item).Value),
            Is.EqualTo(new[] { "\"\\/\b\f\n\r\tAé😀", "2025-09-01T10:00:00Z", "it's" }));
    }

    [Test]
    public void A_key_that_stands_twice_is_kept_twice_and_its_last_value_wins()
    {
        var value = (JsonObject)JsonTextParser.Parse("""{"a": 1, "a": 2}""");
        Assert.That(value.Members, Has.Length.EqualTo(2));
        Assert.That(((JsonNumber)value["a"]!).Text, Is.EqualTo("2"));
    }

    [TestCase("{\"a\": 1⟦,}", "comma", TestName = "A trailing comma in an object is refused")]
    [TestCase("[1⟦, ]", "comma", TestName = "A trailing comma in an array is refused")]
    [TestCase("[1,⟦, 2]", null, TestName = "Two commas are refused")]
    [TestCase("{\"a\": 1,⟦, \"b\": 2}", null, TestName = "Two commas in an object are refused")]
    [TestCase("[⟦, 1]", null, TestName = "A leading comma is refused")]
    [TestCase("{\n  ⟦'a': 1}", "double quotes", TestName = "A key in single quotes is refused")]
    [TestCase("{\n  \"a\": ⟦'b'}", "double quotes", TestName = "A value in single quotes is refused")]
    [TestCase("{\n  ⟦a: 1}", "double quotes", TestName = "A key without quotes is refused")]
    [TestCase("[⟦NaN]", "NaN", TestName = "NaN is refused")]
    [TestCase("[⟦Infinity]", "Infinity", TestName = "Infinity is refused")]
    [TestCase("[⟦-Infinity]", "Infinity", TestName = "Minus infinity is refused")]
    [TestCase("[⟦0x1F]", "0x1F", TestName = "A hexadecimal number is refused")]
    [TestCase("[⟦012]", "012", TestName = "A leading zero is refused")]
    [TestCase("[⟦1.]", "1.", TestName = "A number that ends in a point is refused")]
    [TestCase("[⟦.5]", ".5", TestName = "A number that starts with a point is refused")]
    [TestCase("[⟦+1]", null, TestName = "A plus sign is refused")]
    [TestCase("[⟦\"a\nb\"]", "line break", TestName = "A line break in a string is refused")]
    [TestCase("{⟦\"a\nb\": 1}", "line break", TestName = "A line break in a key is refused")]
    [TestCase("[⟦\"a\tb\"]", "control character", TestName = "A tab in a string is refused")]
    [TestCase("[⟦\"a\\'b\"]", "\\'", TestName = "An escaped single quote is refused")]
    [TestCase("[⟦\"a\\xb\"]", null, TestName = "An unknown escape is refused")]
    [TestCase("[⟦\"\\u12G4\"]", null, TestName = "A broken code point is refused")]
    [TestCase("{} ⟦{}", "additional", TestName = "Two values are refused")]
    [TestCase("1 ⟦2", "additional", TestName = "Two numbers are refused")]
    [TestCase("{\"a\": 1\n ⟦\"b\": 2}", null, TestName = "A missing comma in an object is refused")]
    [TestCase("[1 ⟦2]", null, TestName = "A missing comma in an array is refused")]
    [TestCase("{\"a\" ⟦1}", null, TestName = "A missing colon is refused")]
    [TestCase("{\"a\"⟦}", null, TestName = "A key without a value is refused")]
    [TestCase("{\"a\": ⟦}", null, TestName = "A colon without a value is refused")]
    [TestCase("{\"a\":⟦: 1}", null, TestName = "Two colons are refused")]
    [TestCase("[\"a\"⟦: 1]", null, TestName = "A colon in an array is refused")]
    [TestCase("{\"a\"⟦, 1}", null, TestName = "A comma in place of a colon is refused")]
    [TestCase("{\"a\": ⟦\"b", null, TestName = "A string without an end is refused")]
    [TestCase("{\"a\": 1⟦", "ends", TestName = "An object without an end is refused")]
    [TestCase("[1, 2⟦", "ends", TestName = "An array without an end is refused")]
    [TestCase("{\"a\": [1⟦}", null, TestName = "Brackets that don't match are refused")]
    [TestCase("⟦", "no JSON value", TestName = "An empty file is refused")]
    [TestCase("  \n⟦", "no JSON value", TestName = "White space alone is refused")]
    [TestCase("// only words⟦", "no JSON value", TestName = "A comment alone is refused")]
    [TestCase("[⟦undefined]", "undefined", TestName = "undefined is refused")]
    [TestCase("[⟦new Date(1)]", "new", TestName = "A constructor is refused")]
    [TestCase("[⟦True]", null, TestName = "True in upper case is refused")]
    [TestCase("⟦hello", null, TestName = "A bare word is refused")]
    [TestCase("{} ⟦}", null, TestName = "A bracket too many is refused")]
    [TestCase("{\"a\": 1} ⟦, ", null, TestName = "A comma behind the value is refused")]
    [TestCase("⟦, {}", null, TestName = "A comma before the value is refused")]
    [TestCase("[[], {}, ⟦, 1]", "two commas", TestName = "Two commas behind an object are refused")]
    [TestCase("[1, // two\n ⟦, 3]", "two commas", TestName = "Two commas around a comment are refused")]
    [TestCase("{\"a\"⟦\0: 1}", "U+0000", TestName = "A null character before a colon is refused")]
    [TestCase("{\"a\" ⟦\f: 1}", "U+000C", TestName = "A form feed before a colon is refused")]
    [TestCase("{⟦,}", "no value", TestName = "A comma in an empty object is refused")]
    [TestCase("[1⟦\u00A0]", "U+00A0", TestName = "A space that isn't JSON's is refused")]
    [TestCase("[⟦\u000B true]", "U+000B", TestName = "A vertical tab is refused")]
    [TestCase("[⟦\0true]", "U+0000", TestName = "A null character is refused")]
    public void Text_that_is_no_json_is_refused_at_its_place(string marked, string? word)
    {
        var place = marked.IndexOf('⟦', StringComparison.Ordinal);
        var before = marked[..place];
        var expected = new TextPosition(before.Count(character => character == '\n') + 1, place - (before.LastIndexOf('\n') + 1) + 1);

        var thrown = Assert.Throws<JsonSyntaxException>(() => JsonTextParser.Parse(marked.Remove(place, 1)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Position, Is.EqualTo(expected), thrown.Message);
            Assert.That(thrown.Message, word is null ? Is.Not.Empty : Does.Contain(word));
        }
    }

    [TestCase("1\r2")]
    [TestCase("{}\r}")]
    [TestCase("\"a\"\r\"")]
    public void Text_behind_a_lone_carriage_return_is_refused(string text) =>
        Assert.That(Assert.Throws<JsonSyntaxException>(() => JsonTextParser.Parse(text))!.Position, Is.EqualTo(new TextPosition(2, 1)));

    [TestCase("[1, /* two */ 2]")]
    [TestCase("[1 /* and */, 2]")]
    [TestCase("{\"a\": 1, // one\n \"b\": 2 // two\n}")]
    [TestCase("// first\n[] // last")]
    [TestCase("[[1], [2]]")]
    [TestCase("1 //")]
    [TestCase("[] //\r")]
    [TestCase("[{}, {}]")]
    public void Comments_and_separators_in_their_place_are_taken(string text) =>
        Assert.That(() => JsonTextParser.Parse(text), Throws.Nothing);

    [Test]
    public void Text_nested_beyond_all_reason_is_refused_and_not_a_crash() =>
        Assert.That(() => JsonTextParser.Parse(new string('[', 100_000)), Throws.TypeOf<JsonSyntaxException>());
}
