using System.Reflection.PortableExecutable;
using System.Text;
using Fal.Build.Tests.Plumbing;

namespace Fal.Build.Tests.Packages;

public class PackageContents
{
    private const long Megabyte = 1_000_000;

    private static readonly string[] Ids = ["Fal.Build", "Fal.Nodes", "Fal.Nodes.Webhooks"];

    private static Package Build => Packing.Once.Open("Fal.Build");

    [Test]
    public void Packages_are_small()
    {
        Assert.That(Build.Size, Is.LessThan(8 * Megabyte));
        Assert.That(Packing.Once.Open("Fal.Nodes").Size, Is.LessThan(Megabyte));
        Assert.That(Packing.Once.Open("Fal.Nodes.Webhooks").Size, Is.LessThan(Megabyte));
    }

    [Test]
    public void All_packages_are_of_one_version_and_Fal_Build_brings_all_of_Fal_Nodes()
    {
        var package = Build;

        Assert.That(Ids.Select(id => Packing.Once.Open(id).Version).Distinct().Count(), Is.EqualTo(1));
        var dependency = package.All("dependency").Single();
        Assert.That(
            ((string?)dependency.Attribute("id"), (string?)dependency.Attribute("version"), (string?)dependency.Attribute("include")),
            Is.EqualTo(("Fal.Nodes", package.Version, "all")));
        Assert.That(package.All("developmentDependency"), Is.Empty);
    }

    [Test]
    public void Each_says_where_it_comes_from_and_brings_readme_icon_and_licence()
    {
        foreach (var package in Ids.Select(Packing.Once.Open))
        {
            var repository = package.All("repository").Single();
            Assert.That((string?)repository.Attribute("url"), Is.EqualTo("https://github.com/fal-build/fal-build"));
            Assert.That((string?)repository.Attribute("commit"), Has.Length.EqualTo(40));
            Assert.That(package.Value("license"), Is.EqualTo("MIT"));
            Assert.That(package.Paths, Does.Contain("LICENSE").And.Contains(package.Value("readme")).And.Contains(package.Value("icon")));
        }
    }

    [Test]
    public void What_a_build_needs_is_there_and_nothing_flows_to_the_users_of_a_library()
    {
        var paths = Build.Paths;

        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "build")).Select(file => "build/" + Path.GetFileName(file)))
        {
            Assert.That(paths, Does.Contain(file));
        }

        var configs = Directory.GetFiles(Path.Combine(Repository.Root, "configs"), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
        Assert.That(paths.Where(path => path.StartsWith("configs/", StringComparison.Ordinal)), Is.EquivalentTo(configs));
        Assert.That(paths, Does.Contain("buildMultiTargeting/Fal.Build.targets"));
        Assert.That(
            paths.Select(path => path.Split('/')[0]).Distinct(),
            Is.SubsetOf(new[] { "_rels", "package", "[Content_Types].xml", "Fal.Build.nuspec", "README.md", "LICENSE", "icon.png", "build", "buildMultiTargeting", "configs", "tasks" }));
    }

    [Test]
    public void The_task_brings_what_MSBuild_lacks_and_Roslyn_lies_apart()
    {
        var tasks = Build.Paths.Where(path => path.StartsWith("tasks/", StringComparison.Ordinal)).ToList();

        Assert.That(tasks.Where(path => !path.Contains("/formatting/", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            "tasks/net10.0/Fal.Build.dll", "tasks/net10.0/Fal.Build.Core.dll", "tasks/net10.0/Newtonsoft.Json.dll", "tasks/net10.0/Polly.Core.dll", "tasks/net10.0/Fal.Build.deps.json",
        }));
        Assert.That(tasks, Does.Contain("tasks/net10.0/formatting/Fal.Build.Formatting.dll").And.Contains("tasks/net10.0/formatting/Microsoft.CodeAnalysis.dll"));
        Assert.That(tasks, Has.None.Matches<string>(path => Path.GetFileName(path).StartsWith("Microsoft.Build.", StringComparison.Ordinal)));
        Assert.That(tasks.Count(path => path.EndsWith("/Fal.Build.Core.dll", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public void Libraries_are_there_for_three_frameworks_with_their_documentation()
    {
        foreach (var id in Ids.Skip(1))
        {
            var expected = new[] { "netstandard2.0", "net8.0", "net10.0" }.SelectMany(framework => new[] { $"lib/{framework}/{id}.dll", $"lib/{framework}/{id}.xml" });
            Assert.That(Packing.Once.Open(id).Paths.Where(path => path.StartsWith("lib/", StringComparison.Ordinal)), Is.EquivalentTo(expected));
        }
    }

    [Test]
    public void Symbols_are_inside_and_link_to_the_published_sources_of_the_commit()
    {
        foreach (var package in Ids.Select(Packing.Once.Open))
        {
            var commit = (string?)package.All("repository").Single().Attribute("commit");
            foreach (var path in package.Paths.Where(path => Path.GetFileName(path).StartsWith("Fal.", StringComparison.Ordinal) && path.EndsWith(".dll", StringComparison.Ordinal)))
            {
                Assert.That(SourceLinkOf(package[path]), Is.EqualTo($$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/fal-build/fal-build/{{{commit}}}/*"}}"""), path);
            }
        }
    }

    private static string SourceLinkOf(byte[] assembly)
    {
        using var stream = new MemoryStream(assembly);
        using var reader = new PEReader(stream);
        var entry = reader.ReadDebugDirectory().Single(item => item.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = reader.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        var symbols = provider.GetMetadataReader();
        var sourceLink = new Guid("CC110556-A091-4D38-9FEC-25AB9A351A6A");
        return symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation)
            .Where(information => symbols.GetGuid(information.Kind) == sourceLink)
            .Select(information => Encoding.UTF8.GetString(symbols.GetBlobBytes(information.Value)))
            .SingleOrDefault("no SourceLink data");
    }
}
