using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Configuration;

/// <summary>A value that somebody wrote, and where.</summary>
internal sealed record Located<T>(T Value, SourceLocation Location);

/// <summary>A list that somebody wrote, where it starts, and where each item does.</summary>
internal sealed record LocatedList(ImmutableArray<Located<string>> Items, SourceLocation Location)
{
    public IEnumerable<string> Values => Items.Select(item => item.Value);
}

/// <summary>One config file: the endpoints of one module.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Name">The module, the file's name: <c>speech_to_text</c>.</param>
/// <param name="IsBundled">True for a file of the package, false for one of the project.</param>
/// <param name="Description">What the module's endpoints do, for the report.</param>
/// <param name="SharedEnums">Enums that several endpoints of the module use.</param>
/// <param name="Endpoints">The entries, in file order.</param>
internal sealed record ModuleConfig(
    string File,
    string Name,
    bool IsBundled,
    string? Description,
    ImmutableArray<SharedEnumConfig> SharedEnums,
    ImmutableArray<EndpointConfig> Endpoints);

/// <summary>An enum that several endpoints of a module use.</summary>
/// <param name="Name">C# name, at its key.</param>
/// <param name="Description">Its documentation.</param>
/// <param name="Members">Member name, at its key, and wire value: <see cref="JsonString"/> or <see cref="JsonNumber"/>.</param>
internal sealed record SharedEnumConfig(
    Located<string> Name,
    string? Description,
    ImmutableArray<(Located<string> Name, JsonValue WireValue)> Members);

/// <summary>
/// One endpoint's entry. A key that isn't there is null, so that an entry can be laid over another; after that, required keys
/// that are still null have been reported.
/// </summary>
/// <param name="Id">Endpoint id, at its key.</param>
/// <param name="Keys">Every key that stands there, with a value that can be used or not.</param>
/// <param name="ClassName">C# class name.</param>
/// <param name="Docstring">What the model does.</param>
/// <param name="Tags">Tags for search.</param>
/// <param name="UseCases">What people use it for.</param>
/// <param name="BasicFields">Wire paths of the fields that most people set.</param>
/// <param name="FieldOverrides">Overrides by wire path.</param>
/// <param name="EnumOverrides">Type names by wire path.</param>
/// <param name="EnumValueOverrides">Member names by wire value, by wire path.</param>
/// <param name="PrimaryOutput">Wire path of the answer's most important field.</param>
/// <param name="Json">What all this was read from: the entry, and below it the one that it is laid over.</param>
internal sealed record EndpointConfig(
    Located<string> Id,
    ImmutableArray<string> Keys,
    Located<string>? ClassName,
    Located<string>? Docstring,
    LocatedList? Tags,
    LocatedList? UseCases,
    LocatedList? BasicFields,
    ImmutableArray<FieldOverride> FieldOverrides,
    ImmutableArray<(Located<string> Path, Located<string> TypeName)> EnumOverrides,
    ImmutableArray<EnumValueOverride> EnumValueOverrides,
    Located<string>? PrimaryOutput,
    ImmutableArray<JsonValue> Json);

/// <summary>What somebody would rather have for one field; what is null stays as the schema has it.</summary>
/// <param name="Path">Wire path, at its key.</param>
/// <param name="Name">C# name.</param>
/// <param name="Description">Documentation.</param>
/// <param name="Type">Type, one of <see cref="OverrideTypes"/>.</param>
/// <param name="Default">Default; <see cref="JsonNull"/> takes the schema's away.</param>
internal sealed record FieldOverride(
    Located<string> Path,
    Located<string>? Name,
    Located<string>? Description,
    Located<string>? Type,
    Located<JsonValue>? Default)
{
    /// <summary>What <c>type</c> of an override may be.</summary>
    public static readonly ImmutableArray<string> OverrideTypes =
        ["string", "integer", "number", "boolean", "ImageRef", "VideoRef", "AudioRef", "Model3DRef", "FileRef"];
}

/// <summary>Member names for the values of one enum.</summary>
/// <param name="Path">Wire path, at its key.</param>
/// <param name="Members">Wire value, at its key, and member name.</param>
internal sealed record EnumValueOverride(Located<string> Path, ImmutableArray<(Located<string> WireValue, Located<string> Name)> Members);
