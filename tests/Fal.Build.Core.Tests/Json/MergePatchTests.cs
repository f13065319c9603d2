using Fal.Build.Core.Json;

namespace Fal.Build.Core.Tests.Json;

/// <summary>RFC 7396, appendix A, and what an overlay relies on.</summary>
public sealed class MergePatchTests
{
    [TestCase("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [TestCase("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [TestCase("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [TestCase("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [TestCase("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [TestCase("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [TestCase("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [TestCase("""{"a":"foo"}""", "null", "null")]
    [TestCase("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [TestCase("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [TestCase("""[1,2]""", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [TestCase("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void The_examples_of_the_standard_hold(string target, string patch, string expected)
    {
        var result = MergePatch.Apply(JsonTextParser.Parse(target), JsonTextParser.Parse(patch));
        Assert.That(JsonTextPrinter.Print(result), Is.EqualTo(expected));
    }

    [TestCase("""{"a":1,"b":[1,"x",true,null]}""", """{"b":[1,"x",true,null],"a":1}""", ExpectedResult = true)]
    [TestCase("""{"a":1}""", """{"a":1,"b":1}""", ExpectedResult = false)]
    [TestCase("""{"a":null}""", """{"b":null}""", ExpectedResult = false)]
    [TestCase("[1,2]", "[2,1]", ExpectedResult = false)]
    [TestCase("[1]", "[1,1]", ExpectedResult = false)]
    [TestCase("\"1\"", "1", ExpectedResult = false)]
    [TestCase("true", "false", ExpectedResult = false)]
    public bool Equality_looks_at_values_and_not_at_places(string left, string right) =>
        MergePatch.AreEqual(JsonTextParser.Parse(left), JsonTextParser.Parse("\n " + right));

    [Test]
    public void What_a_patch_does_not_touch_keeps_its_place()
    {
        var patched = (JsonObject)MergePatch.Apply(JsonTextParser.Parse("{\n  \"a\": 1,\n  \"b\": 2\n}"), JsonTextParser.Parse("""{"b": 3}"""));
        Assert.That(patched["a"]!.Position, Is.EqualTo(new TextPosition(2, 8)));
    }
}
