using Microsoft.AspNetCore.Http;

namespace Fal.Standin;

/// <summary>What goes wrong, in the order in which it was scripted: the first fault that fits a request happens to it, and no other.</summary>
public sealed class StandinFaults
{
    private readonly Lock _gate = new();
    private readonly List<Script> _scripts = [];

    internal StandinFaults()
    {
    }

    /// <summary>Scripts a fault.</summary>
    public void Add(StandinFault fault)
    {
        lock (_gate)
        {
            _scripts.Add(new Script(fault));
        }
    }

    /// <summary>
    /// Lets a share of all further requests go wrong. The dice are the same for one seed; which request meets which roll depends on
    /// the order in which they come.
    /// </summary>
    /// <param name="seed">Starts the dice.</param>
    /// <param name="rate">The share, from 0 to 1.</param>
    /// <param name="effects">What goes wrong, each equally often.</param>
    public void AddRandom(int seed, double rate, params StandinFaultEffect[] effects) => AddRandom(seed, rate, static _ => true, effects);

    /// <summary>Lets a share of the further requests that fulfil a condition go wrong.</summary>
    /// <param name="seed">Starts the dice.</param>
    /// <param name="rate">The share, from 0 to 1.</param>
    /// <param name="when">The condition.</param>
    /// <param name="effects">What goes wrong, each equally often.</param>
    public void AddRandom(int seed, double rate, Func<StandinFaultTarget, bool> when, params StandinFaultEffect[] effects)
    {
        ArgumentOutOfRangeException.ThrowIfZero(effects.Length);
        var dice = new Random(seed);
        for (var index = 0; index < effects.Length; index++)
        {
            // Each effect is tried after those before it have passed, so that all of them share the rate equally.
            var share = rate / effects.Length;
            var chance = share / (1 - (share * index));
            Add(new StandinFault(effects[index]) { When = target => when(target) && dice.NextDouble() < chance, Times = int.MaxValue });
        }
    }

    /// <summary>Takes every fault away.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _scripts.Clear();
        }
    }

    internal Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var (host, path) = Addresses.Split(context.Request.Path);
        return host != "control" && Next(host, context.Request.Method, path) is { } effect ? effect.ApplyAsync(context, next) : next(context);
    }

    private StandinFaultEffect? Next(string host, string method, string path)
    {
        lock (_gate)
        {
            return _scripts.Find(script => script.Happens(host, method, path))?.Effect;
        }
    }

    private sealed class Script(StandinFault fault)
    {
        private int _met;
        private int _fitted;

        public StandinFaultEffect Effect => fault.Effect;

        public bool Happens(string host, string method, string path)
        {
            if (!fault.Concerns(host, method, path) || fault.When?.Invoke(new StandinFaultTarget(host, method, path, ++_met)) == false)
            {
                return false;
            }

            var place = _fitted++ - fault.Skip;
            return place >= 0 && place < fault.Times;
        }
    }
}
