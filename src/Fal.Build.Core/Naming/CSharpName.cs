using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Fal.Build.Core.Naming;

/// <summary>Turns wire names and values into C# names, and says which names that people wrote can be used.</summary>
internal static partial class CSharpName
{
    /// <summary>Stands before a name that would start with a digit.</summary>
    private const string DigitPrefix = "Value";

    /// <summary>PascalCase of a wire name: <c>num_frames</c> → <c>NumFrames</c>, <c>DPM++ 2M</c> → <c>DpmPlusPlus2M</c>.</summary>
    public static string Pascal(string wire)
    {
        var name = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[128]);
        var start = 0;
        for (var offset = 0; offset < wire.Length; offset++)
        {
            if (!char.IsLetterOrDigit(wire[offset]))
            {
                AppendWord(ref name, wire.AsSpan(start, offset - start));
                name.AppendLiteral(wire[offset] == '+' ? "Plus" : "");
                start = offset + 1;
            }
        }

        AppendWord(ref name, wire.AsSpan(start));
        var pascal = name.ToStringAndClear();
        return pascal.Length == 0 ? DigitPrefix : char.IsDigit(pascal[0]) ? DigitPrefix + pascal : pascal;
    }

    /// <summary>
    /// The name of an enum member: <c>16:9</c> → <c>Ratio16x9</c>, <c>landscape_4_3</c> → <c>Landscape4x3</c>, <c>-10</c> →
    /// <c>Minus10</c>, nothing → <c>Empty</c>.
    /// </summary>
    public static string ForEnumMember(string wireValue)
    {
        if (wireValue.Length == 0)
        {
            return "Empty";
        }

        if (Ratio.IsMatch(wireValue))
        {
            return "Ratio" + Spell(wireValue).Replace(':', 'x');
        }

        if (Orientation.Match(wireValue) is { Success: true } orientation)
        {
            return $"{Pascal(orientation.Groups["name"].Value)}{orientation.Groups["width"].Value}x{orientation.Groups["height"].Value}";
        }

        return Number.Match(wireValue) is { Success: true } number
            ? (number.Groups["minus"].Success ? "Minus" : DigitPrefix) + Spell(number.Groups["digits"].Value)
            : Pascal(wireValue);
    }

    /// <summary>The name that an override asks for, which may be written as a wire name.</summary>
    public static string FromOverride(string name) => WhyNotPascalCase(name) is null ? name : Pascal(name);

    /// <summary>True when <see cref="FromOverride"/> gives a name that keeps all of its letters and digits.</summary>
    public static bool IsConvertible(string name) => name.Length > 0 && char.IsLetter(name[0]) && HasOnly(name, '_');

    /// <summary>Why a name isn't a PascalCase C# identifier, with a better one; null when it is.</summary>
    public static string? WhyNotPascalCase(string name)
    {
        if (IsPascalCase(name))
        {
            return null;
        }

        var better = Pascal(name);
        return "a C# name starts with an upper-case letter and goes on with letters and digits"
            + (IsPascalCase(better) && name.Any(char.IsLetter) ? $"; write '{better}'" : "");
    }

    /// <summary>True for what a C# identifier looks like, as a part of a namespace does.</summary>
    public static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && HasOnly(name, '_');

    /// <summary>The words of a name in lower case, whether it is written snake_case, kebab-case or PascalCase.</summary>
    public static IReadOnlyList<string> Words(string name) =>
        [.. Word.Matches(name).Select(word => word.Value.ToLowerInvariant())];

    private static bool IsPascalCase(string name) => name.Length > 0 && char.IsUpper(name[0]) && HasOnly(name);

    /// <summary>True when a name has only letters, digits and one other character, if any.</summary>
    private static bool HasOnly(string name, char? other = null)
    {
        foreach (var character in name)
        {
            if (!char.IsLetterOrDigit(character) && character != other)
            {
                return false;
            }
        }

        return true;
    }

    private static string Spell(string digits) => digits.Replace(".", "Point", StringComparison.Ordinal);

    private static void AppendWord(ref DefaultInterpolatedStringHandler name, ReadOnlySpan<char> word)
    {
        var letters = 0;
        var hasLower = false;
        foreach (var character in word)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            hasLower |= char.IsLower(character);
        }

        if (!hasLower && letters > 1)
        {
            name.AppendLiteral(Capitalised(word.ToString()));
        }
        else if (word.Length > 0)
        {
            name.AppendFormatted([char.ToUpperInvariant(word[0])]);
            name.AppendFormatted(word[1..]);
        }
    }

    /// <summary>An all-capital word with each run of letters capitalised: <c>DPM</c> → <c>Dpm</c>, <c>GPT4</c> → <c>Gpt4</c>.</summary>
    private static string Capitalised(string word) =>
        LetterRun.Replace(word, run => char.ToUpperInvariant(run.Value[0]) + run.Value[1..].ToLowerInvariant());

    [GeneratedRegex(@"^[0-9]+(\.[0-9]+)?:[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ratio { get; }

    /// <summary>Sizes as the service names them, with the ratio's colon as an underscore.</summary>
    [GeneratedRegex(@"^(?<name>portrait|landscape)_(?<width>[0-9]+)_(?<height>[0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Orientation { get; }

    [GeneratedRegex(@"^(?<minus>-)?(?<digits>[0-9]+(\.[0-9]+)?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }

    [GeneratedRegex(@"\p{L}+", RegexOptions.CultureInvariant)]
    private static partial Regex LetterRun { get; }

    [GeneratedRegex(@"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{L}]+|[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word { get; }
}
