using Fal.Build.Core.Catalog;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Tests.Catalog;

public sealed class CatalogReaderTests
{
    private string _file = "";

    [SetUp]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(_file);

    [Test]
    public void A_model_is_read_from_any_order_of_keys_and_others_are_passed_over()
    {
        var catalog = Read(
            """
            {
              // Keys that nobody asked for hold anything.
              "note": {"models": [{"id": "not/this"}], "categories": 1},
              "models": [
                {"tags": ["one", 2, ["three"], "four"], "url": {"id": "nor/this"}, "category": "llm", "id": "a/b"},
                {"id": "c/d", "title": "Title", "category": "llm", "tags": "none", "released": "2025-01-02", "lab": "Lab", "family": null}
              ],
              "categories": {"llm": {"count": [2], "priority": "High"}, "training": "Low", "vision": {"priority": 1}}
            }
            """);
        Assert.That(catalog.Models.Select(model => (model.Id, model.Title, model.Category, string.Join(' ', model.Tags), model.Released, model.Lab, model.Family)), Is.EqualTo(new[]
        {
            ("a/b", "a/b", "llm", "one four", "", (string?)null, (string?)null),
            ("c/d", "Title", "llm", "", "2025-01-02", "Lab", null),
        }));
        Assert.That(catalog.Priorities, Is.EqualTo(new Dictionary<string, string> { ["llm"] = "High" }));
    }

    [TestCase("[{\"models\": []}]", 1, 1, "has no array 'models'")]
    [TestCase("\n 1", 2, 2, "has no array 'models'")]
    [TestCase("{\"models\": {\"id\": \"a/b\"}}", 1, 1, "has no array 'models'")]
    [TestCase("{\n  \"models\": [] }", 2, 13, "is empty, so no coverage can be counted")]
    [TestCase("{\"models\": [\n  {\"id\": \"a/b\", \"category\": 1}]}", 2, 3, "holds a model without 'id' and 'category'")]
    [TestCase("{\"models\": [\n  [{\"id\": \"a/b\"}]]}", 2, 3, "holds a model without 'id' and 'category'")]
    [TestCase("{\"models\": [{\"id\": \"a/b\", \"category\": \"llm\"},\n\n  {\"category\": \"llm\", \"id\": \"a/b\"}]}", 3, 3, "lists 'a/b' twice, first in line 1")]
    [TestCase("{\"models\": [{\"id\": 1},\n {]}", 2, 3, "isn't valid JSON")]
    public void What_is_wrong_is_told_where_it_stands(string text, int line, int column, string reason)
    {
        File.WriteAllText(_file, text);
        var diagnostics = new List<Diagnostic>();
        Assert.That(CatalogReader.Read(_file, diagnostics), Is.Null);
        Assert.That(diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Location)), Is.EqualTo(new[] { ("FAL0003", new SourceLocation(_file, line, column)) }));
        Assert.That(diagnostics[0].Message, Does.Contain(reason));
    }

    [Test]
    public void Every_fault_is_told()
    {
        File.WriteAllText(_file, """{"models": [{"id": "a/b"}, 1, {"id": "c/d", "category": "llm"}, {"id": "c/d", "category": "llm"}]}""");
        var diagnostics = new List<Diagnostic>();
        Assert.That(CatalogReader.Read(_file, diagnostics), Is.Null);
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Location.Column), Is.EqualTo(new[] { 13, 28, 65 }));
    }

    private ModelCatalog Read(string text)
    {
        File.WriteAllText(_file, text);
        var diagnostics = new List<Diagnostic>();
        var catalog = CatalogReader.Read(_file, diagnostics);
        Assert.That(diagnostics, Is.Empty);
        return catalog!;
    }
}
