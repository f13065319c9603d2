using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;
using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Configuration;

/// <summary>Reads one config file. Everything that is wrong with it by itself is reported; what can be read is kept.</summary>
internal static class ConfigReader
{
    /// <summary>How a <c>$schema</c> of ours ends, wherever the file lies.</summary>
    private const string SchemaFileName = "fal-config.schema.json";

    private static readonly ImmutableArray<string> FileKeys = ["$schema", "description", "shared_enums", "endpoints"];

    private static readonly ImmutableArray<string> EndpointKeys =
    [
        "class_name", "docstring", "tags", "use_cases", "basic_fields",
        "field_overrides", "enum_overrides", "enum_value_overrides", "primary_output",
    ];

    private static readonly ImmutableArray<string> FieldOverrideKeys = ["name", "description", "type", "default"];

    private static readonly ImmutableArray<string> SharedEnumKeys = ["description", "values"];

    /// <summary>Reads a file; null when it is somebody else's or nothing can be read.</summary>
    /// <param name="source">The file.</param>
    /// <param name="diagnostics">Where to report.</param>
    public static ModuleConfig? Read(ConfigSource source, List<Diagnostic> diagnostics)
    {
        try
        {
            using var content = FileContent.Read(source.File);
            return Parse(source, content.Bytes, diagnostics) is { } root && (!source.MayBeForeign || IsOurs(root)) ? ReadModule(source, root, diagnostics) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(DiagnosticCatalog.ConfigDirectoryUnreadable(source.File, source.File, "can't be read: " + TextPresentation.Reason(exception)));
            return null;
        }
    }

    private static JsonValue? Parse(ConfigSource source, ReadOnlySpan<byte> text, List<Diagnostic> diagnostics)
    {
        try
        {
            return JsonTextParser.Parse(text);
        }
        catch (JsonSyntaxException exception)
        {
            if (!source.MayBeForeign || MentionsOurKeys(JsonTokenReader.Decode(text)))
            {
                diagnostics.Add(DiagnosticCatalog.NotJson(new(source.File, exception.Position.Line, exception.Position.Column), exception.Message));
            }

            return null;
        }
    }

    private static bool MentionsOurKeys(string text) =>
        text.Contains("\"endpoints\"", StringComparison.Ordinal) || text.Contains(SchemaFileName, StringComparison.Ordinal);

    private static bool IsOurs(JsonValue root) =>
        root is JsonObject file
        && (file["endpoints"] is not null || file.Text("$schema")?.EndsWith(SchemaFileName, StringComparison.Ordinal) == true);

    private static ModuleConfig? ReadModule(ConfigSource source, JsonValue root, List<Diagnostic> diagnostics)
    {
        var name = Path.GetFileNameWithoutExtension(source.File);
        var location = new SourceLocation(source.File, root.Position.Line, root.Position.Column);
        if (root is not JsonObject rootObject)
        {
            diagnostics.Add(DiagnosticCatalog.WrongKind(location, "The config", root, "an object"));
            return null;
        }

        var file = new JsonObjectReader(source.File, rootObject, FileKeys, diagnostics);
        if (!file.Has("endpoints"))
        {
            diagnostics.Add(DiagnosticCatalog.MissingKey(location, "The config", "endpoints", "an object from endpoint id to entry"));
        }

        file.Text("$schema");
        return new ModuleConfig(
            source.File,
            name,
            source.IsBundled,
            file.Text("description")?.Value,
            file.Each("shared_enums", (key, value) => ReadSharedEnum(file, key, value, diagnostics)),
            file.Each("endpoints", (key, value) => ReadEndpoint(file, key, value, diagnostics)));
    }

    private static SharedEnumConfig? ReadSharedEnum(JsonObjectReader file, Located<string> name, JsonValue value, List<Diagnostic> diagnostics)
    {
        if (file.Inner(value, $"The shared enum '{name.Value}'", SharedEnumKeys) is not { } reader)
        {
            return null;
        }

        CheckName(name, "The shared enum name", diagnostics);
        if (!reader.Has("values"))
        {
            diagnostics.Add(DiagnosticCatalog.MissingKey(
                name.Location, $"The shared enum '{name.Value}'", "values", "an object from member name to wire value"));
        }

        var members = ImmutableArray.CreateBuilder<(Located<string>, JsonValue)>();
        foreach (var member in reader.Each("values", (key, wireValue) => new Located<(Located<string> Key, JsonValue Wire)>((key, wireValue), key.Location)))
        {
            CheckName(member.Value.Key, "The member name", diagnostics);
            if (member.Value.Wire is JsonString or JsonNumber)
            {
                members.Add((member.Value.Key, member.Value.Wire));
            }
            else
            {
                reader.Require<JsonString>(member.Value.Wire, $"The wire value of '{member.Value.Key.Value}'", "a string or an integer");
            }
        }

        return new SharedEnumConfig(name, reader.Text("description")?.Value, members.ToImmutable());
    }

    private static EndpointConfig? ReadEndpoint(JsonObjectReader file, Located<string> id, JsonValue value, List<Diagnostic> diagnostics)
    {
        if (!EndpointId.IsWellFormed(id.Value))
        {
            diagnostics.Add(DiagnosticCatalog.MalformedEndpointId(id.Location, id.Value));
        }

        if (file.Inner(value, $"'{id.Value}'", EndpointKeys) is not { } entry)
        {
            return null;
        }

        var className = entry.Text("class_name");
        if (className is not null)
        {
            CheckName(className, "The class name", diagnostics);
        }

        return new EndpointConfig(
            id,
            [.. entry.Members.Select(member => member.Name)],
            className,
            entry.Text("docstring"),
            entry.TextList("tags"),
            entry.TextList("use_cases"),
            entry.TextList("basic_fields"),
            entry.Each("field_overrides", (path, fieldOverride) => ReadFieldOverride(entry, path, fieldOverride, diagnostics)),
            [.. entry.Each("enum_overrides", (path, name) => ReadEnumOverride(entry, path, name, diagnostics)).Select(pair => pair.Value)],
            entry.Each("enum_value_overrides", (path, names) => ReadEnumValueOverride(entry, path, names, diagnostics)),
            entry.Text("primary_output"),
            [value]);
    }

    private static FieldOverride? ReadFieldOverride(JsonObjectReader entry, Located<string> path, JsonValue value, List<Diagnostic> diagnostics)
    {
        if (entry.Inner(value, $"The override of '{path.Value}'", FieldOverrideKeys) is not { } reader)
        {
            return null;
        }

        var name = reader.Text("name");
        if (name is not null && !CSharpName.IsConvertible(name.Value))
        {
            diagnostics.Add(DiagnosticCatalog.NameNotUsable(
                name.Location, "The name", name.Value, "a C# name starts with a letter and goes on with letters and digits, such as 'NumFrames'"));
        }

        var type = reader.Text("type");
        if (type is not null && !FieldOverride.OverrideTypes.Contains(type.Value))
        {
            diagnostics.Add(DiagnosticCatalog.WrongKind(
                type.Location, "type", new JsonString(default, type.Value), "one of " + string.Join(", ", FieldOverride.OverrideTypes)));
            type = null;
        }

        return new FieldOverride(path, name, reader.Text("description"), type, reader.Any("default"));
    }

    private static Located<(Located<string> Path, Located<string> TypeName)>? ReadEnumOverride(
        JsonObjectReader entry, Located<string> path, JsonValue value, List<Diagnostic> diagnostics)
    {
        if (entry.Require<JsonString>(value, $"The enum override of '{path.Value}'", "the name of an enum") is not { } text)
        {
            return null;
        }

        var name = new Located<string>(text.Value, entry.At(text.Position));
        CheckName(name, "The enum name", diagnostics);
        return new((path, name), path.Location);
    }

    private static EnumValueOverride? ReadEnumValueOverride(JsonObjectReader entry, Located<string> path, JsonValue value, List<Diagnostic> diagnostics)
    {
        if (entry.Inner(value, $"The enum value overrides of '{path.Value}'", []) is not { } reader)
        {
            return null;
        }

        var members = ImmutableArray.CreateBuilder<(Located<string>, Located<string>)>();
        foreach (var member in reader.Members)
        {
            if (reader.Text(member.Name) is { } name)
            {
                CheckName(name, "The member name", diagnostics);
                members.Add((new(member.Name, reader.At(member.NamePosition)), name));
            }
        }

        return new EnumValueOverride(path, members.ToImmutable());
    }

    private static void CheckName(Located<string> name, string what, List<Diagnostic> diagnostics)
    {
        if (CSharpName.WhyNotPascalCase(name.Value) is { } reason)
        {
            diagnostics.Add(DiagnosticCatalog.NameNotUsable(name.Location, what, name.Value, reason));
        }
    }
}
