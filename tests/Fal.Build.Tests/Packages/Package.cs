using System.IO.Compression;
using System.Xml.Linq;

namespace Fal.Build.Tests.Packages;

/// <summary>A package's content.</summary>
internal sealed class Package
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Reads a package.</summary>
    /// <param name="file">Its path.</param>
    public Package(string file)
    {
        Size = new FileInfo(file).Length;
        using var archive = ZipFile.OpenRead(file);
        foreach (var entry in archive.Entries)
        {
            using var content = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(content);
            _files.Add(Uri.UnescapeDataString(entry.FullName), content.ToArray());
        }

        var nuspec = Paths.Single(path => path.EndsWith(".nuspec", StringComparison.Ordinal));
        using var text = new MemoryStream(_files[nuspec]);
        Metadata = XDocument.Load(text).Root!.Elements().Single();
    }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; }

    /// <summary>Paths of its files.</summary>
    public IReadOnlyCollection<string> Paths => _files.Keys;

    /// <summary>What it says of itself.</summary>
    public XElement Metadata { get; }

    /// <summary>Its version.</summary>
    public string Version => Value("version");

    /// <summary>The bytes of a file.</summary>
    /// <param name="path">Its path.</param>
    public byte[] this[string path] => _files[path];

    /// <summary>The text of an element that it says of itself.</summary>
    /// <param name="name">The element's name.</param>
    public string Value(string name) => Metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    /// <summary>Every element of a name, at any depth.</summary>
    /// <param name="name">The elements' name.</param>
    public IEnumerable<XElement> All(string name) => Metadata.Descendants().Where(element => element.Name.LocalName == name);
}
