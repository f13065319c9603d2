using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Core.Configuration;

/// <summary>
/// Takes known keys out of one JSON object and reports everything else: repeated keys, unknown keys, values of the wrong kind.
/// </summary>
internal sealed class JsonObjectReader
{
    /// <summary>Most members that are gone through for each key: more than an entry of a config has.</summary>
    private const int FewMembers = 12;

    private readonly string _file;

    /// <summary>The first member of each key, in an object with many; null in one where going through them costs less.</summary>
    private readonly Dictionary<string, JsonMember>? _byName;
    private readonly ImmutableArray<JsonMember> _all;
    private readonly List<Diagnostic> _diagnostics;

    /// <param name="file">Absolute path, for places.</param>
    /// <param name="jsonObject">The object.</param>
    /// <param name="keys">Known keys; empty when any key is allowed.</param>
    /// <param name="diagnostics">Where to report.</param>
    public JsonObjectReader(string file, JsonObject jsonObject, ImmutableArray<string> keys, List<Diagnostic> diagnostics)
    {
        _file = file;
        _all = jsonObject.Members;
        _byName = _all.Length > FewMembers ? FirstByName(_all) : null;
        _diagnostics = diagnostics;
        Members = TakeMembers(keys);
    }

    public SourceLocation At(TextPosition position) => new(_file, position.Line, position.Column);

    /// <summary>Members whose key is not repeated before, in file order.</summary>
    public ImmutableArray<JsonMember> Members { get; }

    public Located<string>? Text(string key) =>
        Find(key) is { } value && Require<JsonString>(value, key, "a string") is { } text ? new(text.Value, At(text.Position)) : null;

    public Located<JsonValue>? Any(string key) => Find(key) is { } value ? new(value, At(value.Position)) : null;

    public LocatedList? TextList(string key)
    {
        if (Find(key) is not { } value || Require<JsonArray>(value, key, "an array of strings") is not { } array)
        {
            return null;
        }

        var what = $"An item of {key}";
        var items = ImmutableArray.CreateBuilder<Located<string>>(array.Items.Length);
        foreach (var item in array.Items)
        {
            if (Require<JsonString>(item, what, "a string") is { } text)
            {
                items.Add(new(text.Value, At(text.Position)));
            }
        }

        return new(items.ToImmutable(), At(array.Position));
    }

    /// <summary>The members of the object under a key, each read in turn; empty when there is none.</summary>
    public ImmutableArray<T> Each<T>(string key, Func<Located<string>, JsonValue, T?> read)
        where T : class =>
        Find(key) is { } value && Require<JsonObject>(value, key, "an object") is { } map
            ? [.. new JsonObjectReader(_file, map, [], _diagnostics).Members
                .Select(member => read(new(member.Name, At(member.NamePosition)), member.Value)).OfType<T>()]
            : [];

    /// <summary>A reader of an object in here, or null when the value is no object, which is reported.</summary>
    /// <param name="value">The value.</param>
    /// <param name="owner">What messages call it, such as <c>'fal-ai/wizper'</c>.</param>
    /// <param name="keys">Known keys; empty when any key is allowed.</param>
    public JsonObjectReader? Inner(JsonValue value, string owner, ImmutableArray<string> keys) =>
        Require<JsonObject>(value, owner, "an object") is { } inner ? new(_file, inner, keys, _diagnostics) : null;

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value as a kind, or null when it is of another, which is reported at the value.</summary>
    public T? Require<T>(JsonValue value, string what, string expected)
        where T : JsonValue
    {
        if (value is T wanted)
        {
            return wanted;
        }

        _diagnostics.Add(DiagnosticCatalog.WrongKind(At(value.Position), what, value, expected));
        return null;
    }

    private JsonValue? Find(string key) => FirstOf(key)?.Value;

    private JsonMember? FirstOf(string key)
    {
        if (_byName is not null)
        {
            return _byName.GetValueOrDefault(key);
        }

        foreach (var member in _all)
        {
            if (member.Name == key)
            {
                return member;
            }
        }

        return null;
    }

    private ImmutableArray<JsonMember> TakeMembers(ImmutableArray<string> keys)
    {
        var repeated = 0;
        foreach (var member in _all)
        {
            if (FirstOf(member.Name) is { } first && !ReferenceEquals(first, member))
            {
                _diagnostics.Add(DiagnosticCatalog.RepeatedKey(At(member.NamePosition), member.Name, first.NamePosition));
                repeated++;
            }
            else if (!keys.IsEmpty && !keys.Contains(member.Name))
            {
                _diagnostics.Add(DiagnosticCatalog.UnknownKey(At(member.NamePosition), member.Name, keys));
            }
        }

        return repeated == 0 ? _all : [.. _all.DistinctBy(member => member.Name, StringComparer.Ordinal)];
    }

    private static Dictionary<string, JsonMember> FirstByName(ImmutableArray<JsonMember> members)
    {
        var first = new Dictionary<string, JsonMember>(members.Length, StringComparer.Ordinal);
        foreach (var member in members)
        {
            first.TryAdd(member.Name, member);
        }

        return first;
    }
}
