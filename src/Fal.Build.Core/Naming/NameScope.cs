namespace Fal.Build.Core.Naming;

/// <summary>Gives out names that differ from each other; a later claimant of a taken name is numbered from 2.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken;

    /// <param name="reserved">Names that are taken from the start.</param>
    /// <param name="comparer">How names are compared; ordinal unless they become files.</param>
    public NameScope(IEnumerable<string>? reserved = null, StringComparer? comparer = null)
    {
        _taken = new HashSet<string>(reserved ?? [], comparer ?? StringComparer.Ordinal);
    }

    public bool IsTaken(string name) => _taken.Contains(name);

    /// <summary>Takes a name if it is free.</summary>
    public bool TryClaim(string name) => _taken.Add(name);

    /// <summary>Takes a name, or the first numbered one that is free.</summary>
    public string Claim(string name)
    {
        var claimed = name;
        for (var number = 2; !_taken.Add(claimed); number++)
        {
            claimed = name + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return claimed;
    }

    /// <summary>
    /// Takes the names that were given before, if each would be given again; takes none otherwise. Names that a scope gives depend
    /// on those that it gave before.
    /// </summary>
    public bool TryRepeat(IReadOnlyList<GivenName> names)
    {
        for (var index = 0; index < names.Count; index++)
        {
            var claimed = Claim(names[index].Wanted);
            if (claimed != names[index].Given)
            {
                _taken.Remove(claimed);
                _taken.ExceptWith(names.Take(index).Select(name => name.Given));
                return false;
            }
        }

        return true;
    }
}
