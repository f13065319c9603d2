using Fal.Build.Core;

namespace Fal.Build.Page.Tests;

/// <summary>The page of the bundled catalogue works as that of a small one does.</summary>
public sealed class WholeCatalogTests
{
    private string _folder = null!;

    [OneTimeSetUp]
    public void WriteReport()
    {
        _folder = Directory.CreateTempSubdirectory("fal-build-page-").FullName;
        var configs = Path.Combine(Root, "configs");
        var result = Generator.Generate(new()
        {
            ProjectFile = Path.Combine(_folder, "All.csproj"),
            Configs = [.. Directory.GetFiles(configs, "*.json").Select(file => new Core.Configuration.ConfigSource(file, IsBundled: true))],
            Modules = ["*"],
            CatalogFile = Path.Combine(configs, "catalog", "models.json"),
            BundledSchemaDirectory = Path.Combine(configs, "schemas"),
            Namespace = "All",
            ClassDirectory = Path.Combine(_folder, "fal"),
            ReportDirectory = _folder,
        });
        Assert.That(result.HasErrors, Is.False, string.Join('\n', result.Diagnostics));
        Models = result.Coverage!.Total.Models;
    }

    [OneTimeTearDown]
    public void RemoveReport() => Directory.Delete(_folder, recursive: true);

    private int Models { get; set; }

    private static string Root
    {
        get
        {
            var directory = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(directory!.FullName, "Fal.Build.sln")))
            {
                directory = directory.Parent;
            }

            return directory.FullName;
        }
    }

    [Test]
    public async Task It_lists_every_model_and_finds_one()
    {
        await using var open = await OpenPage.Open(new Uri(Path.Combine(_folder, "coverage.html")).AbsoluteUri);
        Assert.That(await open.Page.Locator("#model-table tbody tr").CountAsync(), Is.EqualTo(Models));
        await open.Search.FillAsync("wizper");
        Assert.That(await open.Models(), Is.EqualTo(new[] { "fal-ai/wizper" }));
        Assert.That(open.Complaints, Is.Empty);
    }
}
