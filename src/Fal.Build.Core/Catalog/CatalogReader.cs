using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Catalog;

/// <summary>Reads the model catalogue, which is the largest file of a run, token by token.</summary>
internal sealed class CatalogReader
{
    private readonly string _file;
    private readonly List<Diagnostic> _faults = [];
    private readonly ImmutableArray<CatalogModel>.Builder _models = ImmutableArray.CreateBuilder<CatalogModel>();
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly ImmutableDictionary<string, string>.Builder _priorities = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);

    private CatalogReader(string file) => _file = file;

    /// <summary>Reads a catalogue; null after an error, since nothing can be counted against half of one.</summary>
    public static ModelCatalog? Read(string file, List<Diagnostic> diagnostics)
    {
        var reading = new CatalogReader(file);
        try
        {
            using var content = FileContent.Read(file);
            if (JsonTokenReader.Read(content.Bytes, reading.ReadCatalog))
            {
                return new(reading._models.ToImmutable(), reading._priorities.ToImmutable(), Convert.ToHexStringLower(SHA256.HashData(content.Bytes)));
            }

            diagnostics.AddRange(reading._faults);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var reason = exception is FileNotFoundException or DirectoryNotFoundException ? "doesn't exist" : "can't be read: " + TextPresentation.Reason(exception);
            diagnostics.Add(DiagnosticCatalog.CatalogInvalid(SourceLocation.OfFile(file), reason));
        }
        catch (JsonSyntaxException exception)
        {
            diagnostics.Add(DiagnosticCatalog.CatalogInvalid(new(file, exception.Position.Line, exception.Position.Column), "isn't valid JSON: " + exception.Message));
        }

        return null;
    }

    /// <summary>False when something is wrong with it.</summary>
    private bool ReadCatalog(ref JsonTokenReader reader)
    {
        var start = reader.FindPosition();
        var hasModels = false;
        var isObject = reader.Token == JsonTokenType.StartObject;
        while (isObject && reader.AdvanceUnless(JsonTokenType.EndObject))
        {
            var name = reader.ReadName();
            reader.Advance();
            switch (name)
            {
                case "models" when reader.Token == JsonTokenType.StartArray:
                    ReadModels(ref reader);
                    hasModels = true;
                    break;
                case "categories" when reader.Token == JsonTokenType.StartObject:
                    ReadCategories(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (!isObject)
        {
            reader.Skip();
        }

        if (!hasModels)
        {
            AddFault(start, "has no array 'models'");
        }

        return _faults.Count == 0;
    }

    private void ReadModels(ref JsonTokenReader reader)
    {
        var start = reader.FindPosition();
        while (reader.AdvanceUnless(JsonTokenType.EndArray))
        {
            var position = reader.FindPosition();
            if (ReadModel(ref reader) is not { } model)
            {
                AddFault(position, "holds a model without 'id' and 'category'");
            }
            else if (!_lines.TryAdd(model.Id, position.Line))
            {
                AddFault(position, $"lists '{model.Id}' twice, first in line {_lines[model.Id]}");
            }
            else
            {
                _models.Add(model);
            }
        }

        if (_models.Count == 0 && _faults.Count == 0)
        {
            AddFault(start, "is empty, so no coverage can be counted");
        }
    }

    /// <summary>A model; null where it doesn't say which.</summary>
    private static CatalogModel? ReadModel(ref JsonTokenReader reader)
    {
        if (reader.Token != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? id = null, title = null, category = null, released = null, lab = null, family = null;
        ImmutableArray<string> tags = [];
        while (reader.AdvanceUnless(JsonTokenType.EndObject))
        {
            var name = reader.ReadName();
            reader.Advance();
            switch (name)
            {
                case "id":
                    id = reader.ReadTextOrSkip();
                    break;
                case "title":
                    title = reader.ReadTextOrSkip();
                    break;
                case "category":
                    category = reader.ReadTextOrSkip();
                    break;
                case "tags" when reader.Token == JsonTokenType.StartArray:
                    tags = ReadTexts(ref reader);
                    break;
                case "released":
                    released = reader.ReadTextOrSkip();
                    break;
                case "lab":
                    lab = reader.ReadTextOrSkip();
                    break;
                case "family":
                    family = reader.ReadTextOrSkip();
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return id is { Length: > 0 } && category is { Length: > 0 } ? new(id, title ?? id, category, tags, released ?? "", lab, family) : null;
    }

    private static ImmutableArray<string> ReadTexts(ref JsonTokenReader reader)
    {
        var texts = ImmutableArray.CreateBuilder<string>();
        while (reader.AdvanceUnless(JsonTokenType.EndArray))
        {
            if (reader.ReadTextOrSkip() is { } text)
            {
                texts.Add(text);
            }
        }

        return texts.ToImmutable();
    }

    private void ReadCategories(ref JsonTokenReader reader)
    {
        while (reader.AdvanceUnless(JsonTokenType.EndObject))
        {
            var category = reader.ReadName();
            reader.Advance();
            if (reader.Token == JsonTokenType.StartObject)
            {
                ReadPriority(ref reader, category);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void ReadPriority(ref JsonTokenReader reader, string category)
    {
        while (reader.AdvanceUnless(JsonTokenType.EndObject))
        {
            var name = reader.ReadName();
            reader.Advance();
            if (name == "priority" && reader.Token == JsonTokenType.String)
            {
                _priorities[category] = reader.ReadText();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void AddFault(TextPosition position, string reason) =>
        _faults.Add(DiagnosticCatalog.CatalogInvalid(new(_file, position.Line, position.Column), reason));
}
