using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Fal.Build.Tests.Plumbing;

/// <summary>The types of a compiled assembly, read without loading it.</summary>
internal sealed class CompiledTypes
{
    /// <summary>Reads an assembly.</summary>
    /// <param name="assembly">Its path.</param>
    public CompiledTypes(string assembly)
    {
        using var stream = File.OpenRead(assembly);
        using var reader = new PEReader(stream);
        var metadata = reader.GetMetadataReader();
        var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => !type.IsNested).ToList();
        All = [.. types.Select(FullName)];
        Public = [.. types.Where(type => type.Attributes.HasFlag(TypeAttributes.Public)).Select(FullName)];

        string FullName(TypeDefinition type) => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }

    /// <summary>Full names of the types that aren't nested.</summary>
    public IReadOnlyList<string> All { get; }

    /// <summary>Full names of those that are public.</summary>
    public IReadOnlyList<string> Public { get; }
}
