using System.Collections.Concurrent;

namespace Fal.Standin;

/// <summary>The keys that are accepted now. Taking one away while requests run is how a key expires.</summary>
public sealed class StandinKeys
{
    private readonly ConcurrentDictionary<string, bool> _keys = new(StringComparer.Ordinal);

    internal StandinKeys(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            Add(key);
        }
    }

    /// <summary>Accepts a key from now on.</summary>
    public void Add(string key) => _keys[key] = true;

    /// <summary>Refuses a key from now on.</summary>
    public void Remove(string key) => _keys.TryRemove(key, out _);

    /// <summary>Whether a key is accepted.</summary>
    public bool Contains(string key) => _keys.ContainsKey(key);
}
