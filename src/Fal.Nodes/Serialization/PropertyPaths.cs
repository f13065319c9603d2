using System.Globalization;

namespace Fal.Nodes.Serialization;

/// <summary>
/// Translates the wire paths of a request, such as <c>loras[0].scale</c>, into the names of its C# properties, such as
/// <c>Loras[0].Scale</c>.
/// </summary>
internal sealed class PropertyPaths : FalValueWalk
{
    private readonly Dictionary<string, Place> _known = new(StringComparer.Ordinal);
    private readonly Stack<(string Wire, string Property)> _places = new();

    public static PropertyPaths Of(FalMembers members)
    {
        var paths = new PropertyPaths();
        members.VisitMembers(paths);
        return paths;
    }

    /// <summary>The path in C# names, as far as the request goes; what lies deeper keeps its wire name. Null for an unknown member.</summary>
    public string? Find(string wirePath) => FindPlace(wirePath)?.Property;

    /// <summary>The violations with their places in C# names, where these are known, and in the order of the request's members.</summary>
    public IReadOnlyList<FalViolation> Locate(IEnumerable<FalViolation> violations) =>
    [
        .. violations
            .Select(violation => (Violation: violation, Place: FindPlace(violation.Path)))
            .OrderBy(located => located.Place?.Order ?? int.MaxValue)
            .Select(located => new FalViolation(located.Violation.Path, located.Violation.Message, located.Place?.Property)),
    ];

    public override void Enter(string name, string property) =>
        Add(_places.Count == 0 ? (name, property) : ($"{_places.Peek().Wire}.{name}", $"{_places.Peek().Property}.{property}"));

    public override void Enter(int index)
    {
        var item = "[" + index.ToString(CultureInfo.InvariantCulture) + "]";
        Add((_places.Peek().Wire + item, _places.Peek().Property + item));
    }

    public override void Enter(string key) => Add(($"{_places.Peek().Wire}.{key}", $"{_places.Peek().Property}[\"{key}\"]"));

    public override void Leave() => _places.Pop();

    private Place? FindPlace(string wirePath)
    {
        for (var length = wirePath.Length; length > 0; length = Math.Max(wirePath.LastIndexOf('.', length - 1), wirePath.LastIndexOf('[', length - 1)))
        {
            if (_known.TryGetValue(wirePath.Substring(0, length), out var place))
            {
                return place with { Property = place.Property + wirePath.Substring(length) };
            }
        }

        return null;
    }

    private void Add((string Wire, string Property) place)
    {
        _places.Push(place);
        _known[place.Wire] = new Place(place.Property, _known.Count);
    }

    /// <summary>A place in a request.</summary>
    /// <param name="Property">The path in C# names.</param>
    /// <param name="Order">How many places the walk met before.</param>
    private sealed record Place(string Property, int Order);
}
