using System.ComponentModel;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Fal.Nodes.Serialization;

/// <summary>
/// Checks members and collects what it finds: as a visitor that required ones are set and what lies inside them, and through the
/// methods below, which generated code calls, the schema's constraints on the members themselves.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalMemberChecker : FalMemberVisitor
{
    /// <summary>Longest value that a message quotes, in characters: enough to recognise it, too little for a payload.</summary>
    private const int LongestQuote = 40;

    /// <summary>A multiple may miss its divisor by this much of a step, since 0.1 has no exact double.</summary>
    private const double MultipleTolerance = 1e-9;

    private readonly FalMembers _root;
    private readonly List<FalViolation> _violations = [];
    private readonly List<string> _path = [];

    private FalMemberChecker(FalMembers root)
    {
        _root = root;
    }

    /// <summary>The violations in the order of the members.</summary>
    internal static IReadOnlyList<FalViolation> Check(FalMembers members)
    {
        var checker = new FalMemberChecker(members);
        checker.Members(members);
        return checker._violations.Count == 0 ? checker._violations : PropertyPaths.Of(members).Locate(checker._violations);
    }

    /// <summary>Checks the members of an object; the checker stands at its place.</summary>
    internal void Members(FalMembers members)
    {
        members.VisitMembers(this);
        members.CheckMembers(this);
    }

    /// <summary>Requires an integer of 32 bits to lie between bounds, both allowed.</summary>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="minimum">Smallest value allowed.</param>
    /// <param name="maximum">Largest value allowed.</param>
    public void Range(string name, int? value, int minimum = int.MinValue, int maximum = int.MaxValue) =>
        Range(name, (long?)value, minimum == int.MinValue ? long.MinValue : minimum, maximum == int.MaxValue ? long.MaxValue : maximum);

    /// <summary>Requires an integer to lie between bounds, both allowed.</summary>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="minimum">Smallest value allowed.</param>
    /// <param name="maximum">Largest value allowed.</param>
    public void Range(string name, long? value, long minimum = long.MinValue, long maximum = long.MaxValue)
    {
        if (value < minimum || value > maximum)
        {
            var expected = (minimum, maximum) switch
            {
                (long.MinValue, _) => $"at most {maximum}",
                (_, long.MaxValue) => $"at least {minimum}",
                _ => $"between {minimum} and {maximum}",
            };
            ReportMember(name, $"is {value}; it has to be {expected}.");
        }
    }

    /// <summary>Requires a number to lie between bounds.</summary>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="minimum">Lower bound.</param>
    /// <param name="maximum">Upper bound.</param>
    /// <param name="excludesMinimum">True when the lower bound itself isn't allowed.</param>
    /// <param name="excludesMaximum">True when the upper bound itself isn't allowed.</param>
    public void Range(
        string name,
        double? value,
        double minimum = double.NegativeInfinity,
        double maximum = double.PositiveInfinity,
        bool excludesMinimum = false,
        bool excludesMaximum = false)
    {
        if (value is not { } number)
        {
            return;
        }

        if (double.IsNaN(number) || double.IsInfinity(number))
        {
            ReportMember(name, $"is {Text(number)}, which JSON can't hold.");
        }
        else if (number < minimum || (excludesMinimum && number.Equals(minimum)))
        {
            ReportMember(name, $"is {Text(number)}; it has to be {(excludesMinimum ? "greater than" : "at least")} {Text(minimum)}.");
        }
        else if (number > maximum || (excludesMaximum && number.Equals(maximum)))
        {
            ReportMember(name, $"is {Text(number)}; it has to be {(excludesMaximum ? "less than" : "at most")} {Text(maximum)}.");
        }
    }

    /// <summary>Requires an integer to be a multiple of another.</summary>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="divisor">What has to divide it.</param>
    public void MultipleOf(string name, long? value, long divisor)
    {
        if (value % divisor is not (null or 0))
        {
            ReportMember(name, $"is {value}; it has to be a multiple of {divisor}.");
        }
    }

    /// <summary>Requires a number to be a multiple of another.</summary>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="divisor">What has to divide it.</param>
    public void MultipleOf(string name, double? value, double divisor)
    {
        if (value is { } number)
        {
            var quotient = number / divisor;
            if (Math.Abs(quotient - Math.Round(quotient)) > MultipleTolerance * Math.Max(1, Math.Abs(quotient)))
            {
                ReportMember(name, $"is {Text(number)}; it has to be a multiple of {Text(divisor)}.");
            }
        }
    }

    /// <summary>Requires a text to have a length between bounds, both allowed.</summary>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="minimum">Fewest characters, counted as Unicode code points.</param>
    /// <param name="maximum">Most characters, counted as Unicode code points.</param>
    public void Length(string name, string? value, int minimum = 0, int maximum = int.MaxValue)
    {
        if (value is null || (value.Length >= minimum * 2L && value.Length <= maximum))
        {
            return;
        }

        var length = value.Length - CountSurrogatePairs(value);
        if (length < minimum || length > maximum)
        {
            ReportMember(name, $"has {length} characters; it has to have {Expected(minimum, maximum)}.");
        }
    }

    /// <summary>Requires a list or map to hold a number of items between bounds, both allowed.</summary>
    /// <typeparam name="T">Type of an item.</typeparam>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="minimum">Fewest items.</param>
    /// <param name="maximum">Most items.</param>
    public void Count<T>(string name, IReadOnlyCollection<T>? value, int minimum = 0, int maximum = int.MaxValue)
    {
        if (value is not null && (value.Count < minimum || value.Count > maximum))
        {
            ReportMember(name, $"holds {value.Count} items; it has to hold {Expected(minimum, maximum)}.");
        }
    }

    /// <summary>Requires the items of a list to differ from each other.</summary>
    /// <typeparam name="T">Type of an item.</typeparam>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    public void Unique<T>(string name, IReadOnlyCollection<T>? value)
    {
        if (value is not null && value.Distinct().Count() != value.Count)
        {
            ReportMember(name, "holds an item twice; its items have to differ.");
        }
    }

    /// <summary>Requires a text to match a pattern somewhere, as JSON schema has it.</summary>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="pattern">A regular expression.</param>
    public void Pattern(string name, string? value, string pattern)
    {
        if (value is not null && !Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            ReportMember(name, $"is \"{Quote(value)}\"; it has to match {pattern}.");
        }
    }

    /// <summary>Requires a number to be one of those listed.</summary>
    /// <param name="name">Wire name, or nothing for the value the checker stands at.</param>
    /// <param name="value">The value; null passes.</param>
    /// <param name="allowed">The numbers allowed.</param>
    public void OneOf(string name, double? value, params double[] allowed)
    {
        if (value is { } number && allowed is not null && !allowed.Contains(number))
        {
            ReportMember(name, $"is {Text(number)}; it has to be one of {string.Join(", ", allowed.Select(Text))}.");
        }
    }

    /// <summary>Reports a violation at the value the checker stands at.</summary>
    /// <param name="message">What is wrong.</param>
    public void Report(string message) => _violations.Add(new FalViolation(string.Concat(_path), message));

    internal void Enter(string name) => _path.Add(_path.Count == 0 ? name : "." + name);

    internal void Enter(int index) => _path.Add("[" + index.ToString(CultureInfo.InvariantCulture) + "]");

    internal void Leave() => _path.RemoveAt(_path.Count - 1);

    /// <summary>Checks an item of a list, map or tuple, where null has no place unless the type holds it.</summary>
    internal void CheckSet<T>(T value, FalType<T> type)
    {
        if (type.IsUnset(value))
        {
            Report("is unset.");
        }
        else
        {
            type.Check(value, this);
        }
    }

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
        where T : default
    {
        if (value is null || type.IsUnset(value))
        {
            ReportUnset(name, required);
        }
        else
        {
            CheckInside(name, value, type);
        }

        return value;
    }

    private protected override T? Visit<T>(string name, T? value, FalType<T> type, bool sendNull, bool required, string? property)
    {
        if (value is not { } present || type.IsUnset(present))
        {
            ReportUnset(name, required);
        }
        else
        {
            CheckInside(name, present, type);
        }

        return value;
    }

    /// <summary>A value that never changes can't be wrong.</summary>
    private protected override void VisitConstant<T>(string name, T value, FalType<T> type, string? property)
    {
    }

    private static string Expected(int minimum, int maximum) => (minimum, maximum) switch
    {
        (_, int.MaxValue) => $"at least {minimum}",
        (0, _) => $"at most {maximum}",
        _ when minimum == maximum => $"exactly {minimum}",
        _ => $"{minimum} to {maximum}",
    };

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Quote(string value) => value.Length > LongestQuote ? value.Substring(0, LongestQuote) + "…" : value;

    private static int CountSurrogatePairs(string value)
    {
        var count = 0;
        for (var index = 0; index + 1 < value.Length; index++)
        {
            if (char.IsSurrogatePair(value, index))
            {
                count++;
                index++;
            }
        }

        return count;
    }

    private bool IsReplaced(string name) => _path.Count == 0 && _root.IsReplaced(name);

    private void ReportUnset(string name, bool required)
    {
        if (required)
        {
            ReportMember(name, "is required and was left unset.");
        }
    }

    private void CheckInside<T>(string name, T value, FalType<T> type)
    {
        if (type.NeedsCheck && !IsReplaced(name))
        {
            Enter(name);
            type.Check(value, this);
            Leave();
        }
    }

    private void ReportMember(string name, string message)
    {
        if (name.Length == 0)
        {
            Report(message);
        }
        else if (!IsReplaced(name))
        {
            Enter(name);
            Report(message);
            Leave();
        }
    }
}
