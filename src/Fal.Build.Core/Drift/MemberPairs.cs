using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Naming;
using Fal.Build.Core.Schemas;

namespace Fal.Build.Core.Drift;

/// <summary>
/// Which members of two versions of an object belong together. A member that has gone and one that has come are taken for one
/// that was renamed when they have the same type and names that are alike: at most a third of the letters differ, or one name has
/// all the words of the other, as <c>steps</c> and <c>num_inference_steps</c>. Each pairs once, in schema order, with the nearest.
/// </summary>
/// <param name="Same">Members of one name in both.</param>
/// <param name="Renamed">Members of one type and alike names.</param>
/// <param name="Gone">Members of the earlier version alone.</param>
/// <param name="Come">Members of the later version alone.</param>
internal sealed record MemberPairs(
    ImmutableArray<(SchemaProperty Before, SchemaProperty After)> Same,
    ImmutableArray<(SchemaProperty Before, SchemaProperty After)> Renamed,
    ImmutableArray<SchemaProperty> Gone,
    ImmutableArray<SchemaProperty> Come)
{
    public static MemberPairs Of(ImmutableArray<SchemaProperty> before, ImmutableArray<SchemaProperty> after)
    {
        var same = before
            .Select(property => (Before: property, After: after.FirstOrDefault(other => other.Name == property.Name)))
            .Where(pair => pair.After is not null)
            .Select(pair => (pair.Before, pair.After!))
            .ToImmutableArray();
        var gone = before.Except(same.Select(pair => pair.Before)).ToList();
        var come = after.Except(same.Select(pair => pair.Item2)).ToList();
        var renamed = ImmutableArray.CreateBuilder<(SchemaProperty, SchemaProperty)>();
        foreach (var property in gone.ToList())
        {
            var candidates = come.Where(other => AreOfOneType(property, other)).Select(other => other.Name).ToList();
            var nearest = NearestNames.Find(property.Name, candidates) is [var like]
                ? like
                : candidates.Find(name => ShareWords(property.Name, name));
            if (nearest is not null)
            {
                var successor = come.Find(other => other.Name == nearest)!;
                renamed.Add((property, successor));
                gone.Remove(property);
                come.Remove(successor);
            }
        }

        return new(same, renamed.ToImmutable(), [.. gone], [.. come]);
    }

    private static bool AreOfOneType(SchemaProperty property, SchemaProperty other) =>
        ShapeWords.Of(property.Shape) == ShapeWords.Of(other.Shape);

    private static bool ShareWords(string name, string other)
    {
        var words = CSharpName.Words(name).ToHashSet(StringComparer.Ordinal);
        var others = CSharpName.Words(other).ToHashSet(StringComparer.Ordinal);
        return words.IsSubsetOf(others) || others.IsSubsetOf(words);
    }
}
