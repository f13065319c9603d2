using System.Globalization;

namespace Fal.Nodes.Serialization;

/// <summary>
/// Translates the wire paths of a request, such as <c>loras[0].scale</c>, into the names of its C# properties, such as
/// <c>Loras[0].Scale</c>.
/// </summary>
internal sealed class PropertyPaths : FalValueWalk
{
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly Stack<(string Wire, string Property)> _places = new();

    public static PropertyPaths Of(FalMembers members)
    {
        var paths = new PropertyPaths();
        members.VisitMembers(paths);
        return paths;
    }

    /// <summary>The path in C# names, as far as the request goes; what lies deeper keeps its wire name. Null for an unknown member.</summary>
    public string? Find(string wirePath)
    {
        for (var length = wirePath.Length; length > 0; length = Math.Max(wirePath.LastIndexOf('.', length - 1), wirePath.LastIndexOf('[', length - 1)))
        {
            if (_properties.TryGetValue(wirePath.Substring(0, length), out var property))
            {
                return property + wirePath.Substring(length);
            }
        }

        return null;
    }

    /// <summary>The same violation with its place in C# names, where that is known.</summary>
    public FalViolation Locate(FalViolation violation) => new(violation.Path, violation.Message, Find(violation.Path));

    public override void Enter(FalName name, string property)
    {
        var wire = name.ToString();
        Add(_places.Count == 0 ? (wire, property) : ($"{_places.Peek().Wire}.{wire}", $"{_places.Peek().Property}.{property}"));
    }

    public override void Enter(int index)
    {
        var item = "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
        Add((_places.Peek().Wire + item, _places.Peek().Property + item));
    }

    public override void Enter(string key) => Add(($"{_places.Peek().Wire}.{key}", $"{_places.Peek().Property}[\"{key}\"]"));

    public override void Leave() => _places.Pop();

    private void Add((string Wire, string Property) place)
    {
        _places.Push(place);
        _properties[place.Wire] = place.Property;
    }
}
