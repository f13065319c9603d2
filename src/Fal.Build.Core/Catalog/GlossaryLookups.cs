using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Fal.Build.Core.Catalog;

/// <summary>A description that was looked for.</summary>
/// <param name="WireName">The field's wire name.</param>
/// <param name="Kind">Kind of its shape.</param>
/// <param name="IsOutput">True for a field of an answer.</param>
internal sealed record GlossaryLookup(string WireName, string Kind, bool IsOutput);

/// <summary>A glossary that remembers what one endpoint looked for: what it answers to that is all of it that the endpoint depends on.</summary>
/// <param name="glossary">The glossary.</param>
internal sealed class GlossaryLookups(FieldGlossary glossary)
{
    private static ReadOnlySpan<byte> EndOfAnswer => [0, 0];

    private readonly HashSet<GlossaryLookup> _seen = [];
    private readonly List<GlossaryLookup> _inOrder = [];

    /// <summary>What was looked for, each once, in the order in which it was.</summary>
    public ImmutableArray<GlossaryLookup> InOrder => [.. _inOrder];

    /// <inheritdoc cref="FieldGlossary.Find(GlossaryLookup)"/>
    public string? Find(GlossaryLookup lookup)
    {
        if (_seen.Add(lookup))
        {
            _inOrder.Add(lookup);
        }

        return glossary.Find(lookup);
    }

    /// <summary>Hash of what a glossary answers to lookups, in lower-case hexadecimal.</summary>
    public static string HashAnswers(FieldGlossary glossary, ImmutableArray<GlossaryLookup> lookups)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var lookup in lookups)
        {
            hash.AppendData(MemoryMarshal.AsBytes(glossary.Find(lookup).AsSpan()));
            hash.AppendData(EndOfAnswer);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
