using System.Text;
using Fal.Build.Core.Configuration;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Scaffolding;

/// <summary>A module file that entries are appended to: one that is there, or one to begin.</summary>
/// <param name="File">Absolute path.</param>
/// <param name="Name">The module.</param>
/// <param name="Exists">True when the file is there.</param>
internal sealed record ModuleFile(string File, string Name, bool Exists)
{
    private const string Beginning =
        """
        {
          "$schema": "./fal-config.schema.json",
          "endpoints": {}
        }

        """;

    /// <summary>
    /// The file for a category: the one of its name, else the one whose entries are mostly of that category, else a new one.
    /// </summary>
    public static ModuleFile Of(string category, IReadOnlyList<ModuleConfig> own, Func<string, string?> categoryOf, string directory)
    {
        var name = category.Replace('-', '_');
        var module = own.FirstOrDefault(module => module.Name == name)
            ?? own.FirstOrDefault(module => module.Endpoints.Count(entry => categoryOf(entry.Id.Value) == category) * 2 > module.Endpoints.Length);
        return module is null ? new(Path.Combine(directory, name + ".json"), name, Exists: false) : new(module.File, module.Name, Exists: true);
    }

    /// <summary>The file's text with entries behind those it has, every character of which stays as it is.</summary>
    public string Append(IEnumerable<EntryDraft> drafts)
    {
        var bytes = Exists ? System.IO.File.ReadAllBytes(File) : Encoding.UTF8.GetBytes(Beginning);
        var text = Encoding.UTF8.GetString(bytes);
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        text = text[mark.Length..];
        var root = (JsonObject)JsonTextParser.Parse(text);
        if (root["endpoints"] is not JsonObject)
        {
            text = JsonTextEditor.Append(text, root, root, [[(0, "\"endpoints\": {}")]]);
            root = (JsonObject)JsonTextParser.Parse(text);
        }

        return mark + JsonTextEditor.Append(text, root, (JsonObject)root["endpoints"]!, drafts.Select(EntryText.Lines));
    }
}
