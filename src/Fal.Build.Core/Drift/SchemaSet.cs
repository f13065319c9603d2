using System.Collections.Immutable;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Drift;

/// <summary>Every schema of one directory, as it is now.</summary>
/// <param name="Name">What reports call the set.</param>
/// <param name="Schemas">The schemas that can be read, by endpoint id, with the directory's overlays.</param>
internal sealed record SchemaSet(string Name, ImmutableSortedDictionary<string, EndpointSchema> Schemas)
{
    /// <summary>Reads a directory; an absent one holds nothing. What can't be read is reported and left out.</summary>
    public static SchemaSet Read(string directory, List<Diagnostic> diagnostics)
    {
        var schemas = ImmutableSortedDictionary.CreateBuilder<string, EndpointSchema>(StringComparer.Ordinal);
        if (Directory.Exists(directory))
        {
            var files = SchemaDirectory.Own(directory, diagnostics);
            var reader = new SchemaReader([files]);
            foreach (var id in files.Ids.Where(EndpointId.IsWellFormed))
            {
                if (reader.Read(id, SourceLocation.OfFile(directory), diagnostics) is { } schema)
                {
                    schemas.Add(id, schema);
                }
            }
        }

        return new(directory, schemas.ToImmutable());
    }
}
