using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.Tests.Output;

/// <summary>Writing what changed, removing what is gone, all or nothing.</summary>
public sealed class OutputDirectoryTests
{
    private static readonly DateTime Earlier = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    private string _root = null!;
    private string _directory = null!;
    private List<Diagnostic> _diagnostics = null!;

    [SetUp]
    public void Prepare()
    {
        _root = Directory.CreateTempSubdirectory("fal-build-").FullName;
        _directory = Path.Combine(_root, "fal");
        _diagnostics = [];
    }

    [TearDown]
    public void CleanUp() => Directory.Delete(_root, recursive: true);

    [Test]
    public void Files_are_written_with_their_manifest()
    {
        Assert.That(new OutputDirectory(_directory).Update([new("b/B.g.cs", "b\n"), new("A.g.cs", "ä\n")], _diagnostics));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.ReadAllBytes(PathOf("A.g.cs")), Is.EqualTo("ä\n"u8.ToArray()), "UTF-8 without a mark");
            Assert.That(File.ReadAllText(PathOf("b/B.g.cs")), Is.EqualTo("b\n"));
            Assert.That(File.ReadAllText(PathOf("fal.manifest")), Is.EqualTo("A.g.cs\nb/B.g.cs\n"));
            Assert.That(Directory.GetFiles(_directory, "*.tmp", SearchOption.AllDirectories), Is.Empty);
        }
    }

    [Test]
    public void An_unchanged_file_keeps_its_time_stamp()
    {
        Update(("A.g.cs", "a"), ("B.g.cs", "b"));
        foreach (var file in Directory.GetFiles(_directory))
        {
            File.SetLastWriteTimeUtc(file, Earlier);
        }

        Update(("A.g.cs", "a"), ("B.g.cs", "changed"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.GetLastWriteTimeUtc(PathOf("A.g.cs")), Is.EqualTo(Earlier));
            Assert.That(File.GetLastWriteTimeUtc(PathOf("fal.manifest")), Is.EqualTo(Earlier));
            Assert.That(File.GetLastWriteTimeUtc(PathOf("B.g.cs")), Is.GreaterThan(Earlier));
            Assert.That(File.ReadAllText(PathOf("B.g.cs")), Is.EqualTo("changed"));
        }
    }

    [Test]
    public void A_file_that_is_gone_is_removed_with_its_empty_folder()
    {
        Update(("Old/A.g.cs", "a"), ("Kept/B.g.cs", "b"), ("Kept/C.g.cs", "c"));
        Update(("Kept/B.g.cs", "b"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Directory.Exists(PathOf("Old")), Is.False);
            Assert.That(File.Exists(PathOf("Kept/C.g.cs")), Is.False);
            Assert.That(File.Exists(PathOf("Kept/B.g.cs")));
        }
    }

    [Test]
    public void A_file_that_somebody_else_put_there_is_never_removed()
    {
        Update(("Old/A.g.cs", "a"));
        File.WriteAllText(PathOf("Old/mine.txt"), "mine");
        File.WriteAllText(PathOf("B.g.cs"), "mine too");
        Update();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(File.Exists(PathOf("Old/A.g.cs")), Is.False);
            Assert.That(File.ReadAllText(PathOf("Old/mine.txt")), Is.EqualTo("mine"));
            Assert.That(File.ReadAllText(PathOf("B.g.cs")), Is.EqualTo("mine too"));
        }
    }

    [TestCase("../precious.cs")]
    [TestCase("a/../../precious.cs")]
    [TestCase("../fal-precious/precious.cs")]
    [TestCase("ABSOLUTE")]
    public void A_manifest_that_was_tampered_with_leads_nowhere_else(string path)
    {
        Directory.CreateDirectory(Path.Combine(_root, "fal-precious"));
        var precious = new[] { Path.Combine(_root, "precious.cs"), Path.Combine(_root, "fal-precious", "precious.cs") };
        foreach (var file in precious)
        {
            File.WriteAllText(file, "precious");
        }

        Update(("A.g.cs", "a"));
        File.AppendAllText(PathOf("fal.manifest"), (path == "ABSOLUTE" ? precious[0] : path) + "\n");
        Update(("A.g.cs", "a"));
        Assert.That(precious.All(File.Exists));
    }

    [Test]
    public void A_target_that_cannot_be_written_leaves_everything_as_it_was()
    {
        Update(("A.g.cs", "a"), ("Gone.g.cs", "g"));
        Directory.CreateDirectory(PathOf("B.g.cs/inside"));
        File.WriteAllText(PathOf("B.g.cs/inside/file"), "");

        var isWritten = new OutputDirectory(_directory).Update([new("A.g.cs", "changed"), new("B.g.cs", "b"), new("C.g.cs", "c")], _diagnostics);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(isWritten, Is.False);
            Assert.That(_diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Severity, diagnostic.Location)),
                Is.EqualTo(new[] { ("FAL0006", DiagnosticSeverity.Error, SourceLocation.OfFile(PathOf("B.g.cs"))) }));
            Assert.That(File.ReadAllText(PathOf("A.g.cs")), Is.EqualTo("a"));
            Assert.That(File.ReadAllText(PathOf("fal.manifest")), Is.EqualTo("A.g.cs\nGone.g.cs\n"));
            Assert.That(File.Exists(PathOf("Gone.g.cs")));
            Assert.That(File.Exists(PathOf("C.g.cs")), Is.False);
            Assert.That(Directory.GetFiles(_directory, "*.tmp", SearchOption.AllDirectories), Is.Empty);
        }
    }

    [Test]
    public void A_directory_that_cannot_be_made_is_FAL0006_too()
    {
        File.WriteAllText(_directory, "a file stands in the way");
        Assert.That(new OutputDirectory(_directory).Update([new("A.g.cs", "a")], _diagnostics), Is.False);
        Assert.That(_diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { "FAL0006" }));
        Assert.That(File.ReadAllText(_directory), Is.EqualTo("a file stands in the way"));
    }

    [Test]
    public void A_generation_whose_output_cannot_be_written_reports_it()
    {
        using var inputs = new Inputs();
        inputs.Entry();
        var blocked = inputs.Write("blocked", "");
        Inputs.Expect(
            inputs.Options with { OutputDirectory = blocked }, SourceLocation.OfFile(Path.Combine(blocked, "TextToImage", "Painter.g.cs")), "FAL0006", DiagnosticSeverity.Error);
    }

    private void Update(params (string Path, string Text)[] files)
    {
        Assert.That(new OutputDirectory(_directory).Update([.. files.Select(file => new GeneratedFile(file.Path, file.Text))], _diagnostics));
        Assert.That(_diagnostics, Is.Empty);
    }

    private string PathOf(string path) => Path.Combine(_directory, path.Replace('/', Path.DirectorySeparatorChar));
}
