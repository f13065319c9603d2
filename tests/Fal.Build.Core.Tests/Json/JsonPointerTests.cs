using Fal.Build.Core.Json;

namespace Fal.Build.Core.Tests.Json;

public sealed class JsonPointerTests
{
    private static readonly JsonObject Document = (JsonObject)JsonTextParser.Parse(
        """{"a": {"b/c": 1, "d~e": 2, "f g": 3, "": 4, "m~1n": 5}, "list": ["x", {"y": 6}]}""");

    [TestCase("#/a/b~1c", "1")]
    [TestCase("#/a/d~0e", "2")]
    [TestCase("#/a/f%20g", "3")]
    [TestCase("#/a/", "4")]
    [TestCase("#/a/m~01n", "5")]
    [TestCase("#/list/0", "\"x\"")]
    [TestCase("#/list/1/y", "6")]
    public void A_reference_leads_to_its_value(string reference, string expected) =>
        Assert.That(JsonTextPrinter.Print(JsonPointer.Resolve(Document, reference)!), Is.EqualTo(expected));

    [TestCase("#/b")]
    [TestCase("#/a/b/c")]
    [TestCase("#/list/2")]
    [TestCase("#/list/-1")]
    [TestCase("#/list/x")]
    [TestCase("#/list/0/y")]
    [TestCase("other.json#/a")]
    [TestCase("/a")]
    [TestCase("")]
    public void A_reference_that_leads_nowhere_is_null(string reference) =>
        Assert.That(JsonPointer.Resolve(Document, reference), Is.Null);

    [Test]
    public void A_lone_hash_is_the_document() => Assert.That(JsonPointer.Resolve(Document, "#"), Is.SameAs(Document));

    [TestCase("a/b~c")]
    [TestCase("~1")]
    [TestCase("")]
    public void Unescaping_undoes_escaping(string name)
    {
        Assert.That(JsonPointer.Escape(name), Does.Not.Contain("/"));
        Assert.That(JsonPointer.Unescape(JsonPointer.Escape(name)), Is.EqualTo(name));
    }
}
