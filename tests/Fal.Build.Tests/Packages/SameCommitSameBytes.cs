namespace Fal.Build.Tests.Packages;

public class SameCommitSameBytes
{
    [Test]
    public void Packages_from_two_folders_are_the_same_byte_for_byte()
    {
        // From another folder, in which paths are of another length.
        using var again = new PackedRepository("a second folder, with spaces");
        var once = Packing.Once;

        Assert.That(once.FileNames, Has.Count.EqualTo(3));
        Assert.That(again.FileNames, Is.EqualTo(once.FileNames));
        foreach (var file in once.FileNames)
        {
            var differing = Differing(new(Path.Combine(once.Feed, file)), new(Path.Combine(again.Feed, file)));
            Assert.That(differing, Is.Empty, file);
            Assert.That(File.ReadAllBytes(Path.Combine(again.Feed, file)), Is.EqualTo(File.ReadAllBytes(Path.Combine(once.Feed, file))), file);
        }
    }

    private static IEnumerable<string> Differing(Package one, Package other) =>
        one.Paths.Union(other.Paths).Where(path => !one.Paths.Contains(path) || !other.Paths.Contains(path) || !one[path].AsSpan().SequenceEqual(other[path]));
}
