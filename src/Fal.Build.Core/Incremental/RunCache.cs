using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Fal.Build.Core.Binding;
using Fal.Build.Core.Catalog;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.LockFile;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Incremental;

/// <summary>
/// What the last run in an output directory kept for the next one, in one file. The file ends with a hash of itself: one that is
/// missing, of another form or damaged is worth nothing, and then everything is done anew.
/// </summary>
/// <param name="Endpoints">The endpoints by id.</param>
/// <param name="Reports">The reports; null where none were written.</param>
internal sealed record RunCache(IReadOnlyDictionary<string, CachedEndpoint> Endpoints, CachedReports? Reports)
{
    /// <summary>The file's name in the output directory.</summary>
    public const string FileName = "fal.cache";

    /// <summary>Changes with the form of the file.</summary>
    private const string Form = "Fal.Build cache 1";

    /// <summary>A cache that knows nothing.</summary>
    public static RunCache Empty { get; } = new(new Dictionary<string, CachedEndpoint>(StringComparer.Ordinal), Reports: null);

    /// <summary>Reads the cache of an output directory.</summary>
    /// <param name="directory">Absolute path.</param>
    public static RunCache Read(string directory)
    {
        if (!File.Exists(Path.Combine(directory, FileName)))
        {
            return Empty;
        }

        try
        {
            using var content = FileContent.Read(Path.Combine(directory, FileName));
            return Parse(content) ?? Empty;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or FormatException)
        {
            // It only saves time.
            return Empty;
        }
    }

    /// <summary>The content of a cache file.</summary>
    /// <param name="endpoints">What to keep of the endpoints.</param>
    /// <param name="reports">What to keep of the reports, or null.</param>
    public static ReadOnlyMemory<byte> Write(IEnumerable<CachedEndpoint> endpoints, CachedReports? reports)
    {
        var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Form);
            WriteAll(writer, [.. endpoints], Write);
            Write(writer, reports);
        }

        content.Write(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    private static RunCache? Parse(FileContent content)
    {
        var bytes = content.Bytes;
        if (bytes.Length < SHA256.HashSizeInBytes || !SHA256.HashData(bytes[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..]))
        {
            return null;
        }

        using var reader = new BinaryReader(content.Open());
        return reader.ReadString() == Form
            ? new(ReadAll(reader, ReadEndpoint).ToDictionary(endpoint => endpoint.Summary.EndpointId, StringComparer.Ordinal), ReadReports(reader))
            : null;
    }

    private static void Write(BinaryWriter writer, CachedReports? reports)
    {
        writer.Write(reports?.Key ?? "");
        WriteAll(writer, reports?.Files ?? [], static (writer, file) =>
        {
            writer.Write(file.Path);
            writer.Write(file.Sha256);
        });
    }

    private static CachedReports? ReadReports(BinaryReader reader)
    {
        var key = reader.ReadString();
        var files = ReadAll(reader, static reader => new CachedFile(reader.ReadString(), reader.ReadString()));
        return key.Length == 0 ? null : new(key, files);
    }

    private static void Write(BinaryWriter writer, CachedEndpoint endpoint)
    {
        writer.Write(endpoint.Key);
        WriteAll(writer, endpoint.Names, static (writer, name) =>
        {
            writer.Write(name.Wanted);
            writer.Write(name.Given);
        });
        WriteAll(writer, endpoint.Lookups, static (writer, lookup) =>
        {
            writer.Write(lookup.WireName);
            writer.Write(lookup.Kind);
            writer.Write(lookup.IsOutput);
        });
        writer.Write(endpoint.LookupsSha256);
        writer.Write(endpoint.FileSha256 ?? "");
        Write(writer, endpoint.Summary);
        WriteAll(writer, endpoint.Diagnostics, static (writer, diagnostic) =>
        {
            writer.Write(diagnostic.Code);
            writer.Write((int)diagnostic.Severity);
            writer.Write(diagnostic.Location.File);
            writer.Write(diagnostic.Location.Line);
            writer.Write(diagnostic.Location.Column);
            writer.Write(diagnostic.Message);
        });
    }

    private static void Write(BinaryWriter writer, EndpointSummary summary)
    {
        writer.Write(summary.EndpointId);
        writer.Write(summary.Module);
        writer.Write(summary.ClassName);
        writer.Write(summary.HasRequired);
        writer.Write(summary.BasicFields);
        writer.Write(summary.SchemaSha256);
        WriteAll(writer, summary.Sources, static (writer, source) => writer.Write(source));
        WriteAll(writer, summary.SharedEnums, static (writer, name) => writer.Write(name));
        writer.Write(summary.Members is not null);
        if (summary.Members is { } members)
        {
            WriteAll(writer, members, static (writer, member) =>
            {
                writer.Write(member.Name);
                writer.Write(member.Type);
            });
        }
    }

    private static CachedEndpoint ReadEndpoint(BinaryReader reader) => new(
        reader.ReadString(),
        ReadAll(reader, static reader => new GivenName(reader.ReadString(), reader.ReadString())),
        ReadAll(reader, static reader => new GlossaryLookup(reader.ReadString(), reader.ReadString(), reader.ReadBoolean())),
        reader.ReadString(),
        reader.ReadString() is { Length: > 0 } sha256 ? sha256 : null,
        ReadSummary(reader),
        ReadAll(reader, static reader => new Diagnostic(
            reader.ReadString(),
            (DiagnosticSeverity)reader.ReadInt32(),
            new SourceLocation(reader.ReadString(), reader.ReadInt32(), reader.ReadInt32()),
            reader.ReadString())));

    private static EndpointSummary ReadSummary(BinaryReader reader) => new(
        reader.ReadString(),
        reader.ReadString(),
        reader.ReadString(),
        reader.ReadBoolean(),
        reader.ReadInt32(),
        reader.ReadString(),
        ReadAll(reader, static reader => reader.ReadString()),
        ReadAll(reader, static reader => reader.ReadString()),
        reader.ReadBoolean() ? ReadAll(reader, static reader => new PublicMember(reader.ReadString(), reader.ReadString())) : null);

    private static void WriteAll<T>(BinaryWriter writer, ImmutableArray<T> items, Action<BinaryWriter, T> write)
    {
        writer.Write(items.Length);
        foreach (var item in items)
        {
            write(writer, item);
        }
    }

    private static ImmutableArray<T> ReadAll<T>(BinaryReader reader, Func<BinaryReader, T> read)
    {
        var items = new T[reader.ReadInt32()];
        for (var index = 0; index < items.Length; index++)
        {
            items[index] = read(reader);
        }

        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(items);
    }
}
