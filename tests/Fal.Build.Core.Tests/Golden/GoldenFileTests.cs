using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Output;
using Microsoft.CodeAnalysis.CSharp;

namespace Fal.Build.Core.Tests.Golden;

/// <summary>
/// Whole generated files, byte for byte. Each folder of tests/fixtures/golden is a case: what is generated from, and the
/// files expected. <see cref="Write_them_anew"/> writes these after a change that was meant; its diff is to be read.
/// </summary>
public sealed class GoldenFileTests
{
    private static readonly string Root = Path.Combine(Repository.Root, "tests", "fixtures", "golden");

    private static IEnumerable<string> Cases => Directory.GetDirectories(Root).Select(directory => Path.GetFileName(directory)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Cases))]
    public void Generated_files_are_as_expected(string name)
    {
        var files = Generate(name);
        var expected = Directory.GetFiles(Expected(name), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Expected(name), file).Replace('\\', '/'));
        Assert.That(files.Select(file => file.Path), Is.EquivalentTo(expected));
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(Path.Combine(Expected(name), file.Path));
            Assert.That(file.Text, Is.EqualTo(Encoding.UTF8.GetString(bytes)), file.Path);
            Assert.That(Encoding.UTF8.GetBytes(file.Text), Is.EqualTo(bytes), file.Path);
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Expected_files_compile_without_a_complaint(string name) =>
        Assert.That(GeneratedCompilation.Of(ReadExpected(name), VersionOf(name)).Complaints(), Is.Empty);

    [TestCaseSource(nameof(Cases))]
    public void Expected_files_are_formatted_as_Roslyn_would(string name) =>
        Assert.That(GeneratedFormatting.Differences(ReadExpected(name)), Is.Empty);

    [TestCaseSource(nameof(Cases)), Explicit("Writes the expected files of every case.")]
    public void Write_them_anew(string name)
    {
        if (Directory.Exists(Expected(name)))
        {
            Directory.Delete(Expected(name), recursive: true);
        }

        foreach (var file in Generate(name))
        {
            var path = Path.Combine(Expected(name), file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        Assert.That(Directory.Exists(Expected(name)));
    }

    private static ImmutableArray<GeneratedFile> Generate(string name)
    {
        var directory = Path.Combine(Root, name);
        var configs = Path.Combine(directory, "configs");
        using var description = JsonDocument.Parse(File.ReadAllText(Path.Combine(directory, "case.json")));
        var result = Generator.Generate(new GeneratorOptions
        {
            ProjectFile = Path.Combine(directory, "App.csproj"),
            Configs = Directory.Exists(configs) ? [.. Directory.GetFiles(configs, "*.json").Select(file => new ConfigSource(file))] : [],
            Endpoints = [new(description.RootElement.GetProperty("endpoint").GetString()!)],
            CatalogFile = Path.Combine(Root, "models.json"),
            GlossaryFile = Path.Combine(Root, "fields.json"),
            SchemaDirectory = Path.Combine(directory, "schemas"),
            Namespace = "App.FalNodes",
            LanguageVersion = Text("languageVersion") ?? "latest",
            FrameworkVersion = Text("frameworkVersion") ?? "v10.0",
        });
        Assert.That(result.Diagnostics, Is.Empty);
        return result.Files;

        string? Text(string key) => description.RootElement.TryGetProperty(key, out var value) ? value.GetString() : null;
    }

    private static LanguageVersion VersionOf(string name)
    {
        using var description = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, name, "case.json")));
        return description.RootElement.TryGetProperty("languageVersion", out var version) && LanguageVersionFacts.TryParse(version.GetString(), out var parsed)
            ? parsed
            : LanguageVersion.CSharp14;
    }

    private static IEnumerable<GeneratedFile> ReadExpected(string name) =>
        Directory.GetFiles(Expected(name), "*.g.cs", SearchOption.AllDirectories).Select(file => new GeneratedFile(file, File.ReadAllText(file)));

    private static string Expected(string name) => Path.Combine(Root, name, "expected");
}
