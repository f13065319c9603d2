using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

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
        var answers = new StringBuilder(1024);
        foreach (var lookup in lookups)
        {
            answers.Append(glossary.Find(lookup)).Append('\0');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(answers.ToString())));
    }
}
