using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Output;

namespace Fal.Build.Core.Tests.Output;

/// <summary>Two builds of one project at once write the same directory.</summary>
public class WritersAtOnceTests
{
    [Test]
    public void Each_succeeds_and_every_file_is_whole()
    {
        var root = Directory.CreateTempSubdirectory("fal-writers-").FullName;
        try
        {
            for (var round = 0; round < 100; round++)
            {
                var files = Enumerable.Range(0, 20).Select(number => new GeneratedFile($"Module/Class{number}.g.cs", $"// {round / 2} {number}\n")).ToList();
                var directory = Path.Combine(root, $"{round / 4}");
                using var start = new Barrier(2);
                var diagnostics = new[] { new List<Diagnostic>(), [] };

                var writers = diagnostics.Select(list => new Thread(() =>
                {
                    start.SignalAndWait();
                    new OutputDirectory(directory).Update(files, list);
                })).ToList();
                writers.ForEach(writer => writer.Start());
                writers.ForEach(writer => writer.Join());

                Assert.That(diagnostics.SelectMany(list => list).Select(diagnostic => diagnostic.ToString()), Is.Empty, $"round {round}");
                Assert.That(files.Select(file => File.ReadAllText(Path.Combine(directory, file.Path))), Is.EqualTo(files.Select(file => file.Text)));
                Assert.That(Directory.GetFiles(directory, "*.tmp", SearchOption.AllDirectories), Is.Empty);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
