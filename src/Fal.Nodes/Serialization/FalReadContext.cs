using System.ComponentModel;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fal.Nodes.Serialization;

/// <summary>Where a reader is, so that an error can name the place, and how strict it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FalReadContext
{
    private readonly Stack<string> _path = new();

    internal FalReadContext(bool isStrict)
    {
        IsStrict = isStrict;
    }

    /// <summary>True for arguments that a caller sets, false for answers of the service.</summary>
    public bool IsStrict { get; }

    /// <summary>The place, such as <c>$.chunks[3].timestamp</c>.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder("$");
            foreach (var step in _path.Reverse())
            {
                path.Append(step[0] == '[' ? step : "." + step);
            }

            return path.ToString();
        }
    }

    /// <summary>How deep the place is.</summary>
    internal int Depth => _path.Count;

    /// <summary>Goes into a member.</summary>
    /// <param name="name">Wire name.</param>
    public void Enter(string name) => _path.Push(name.Length == 0 ? "\"\"" : name);

    /// <summary>Goes into an item of a list.</summary>
    /// <param name="index">Index from zero.</param>
    public void Enter(int index) => _path.Push("[" + index.ToString(CultureInfo.InvariantCulture) + "]");

    /// <summary>Comes back out.</summary>
    public void Leave() => _path.Pop();

    /// <summary>Comes back out of all that a failed attempt went into.</summary>
    internal void LeaveTo(int depth)
    {
        while (_path.Count > depth)
        {
            Leave();
        }
    }

    /// <summary>The error for a value that is of the wrong kind.</summary>
    /// <param name="found">The value.</param>
    /// <param name="expected">What would have fitted, such as <c>a number</c>.</param>
    public FalFormatException Unexpected(JsonElement found, string expected)
    {
        var text = found.ValueKind == JsonValueKind.Undefined ? "nothing" : found.GetRawText();
        return new FalFormatException(Path, $"expected {expected}, found {(text.Length > 60 ? text.Substring(0, 60) + "…" : text)}");
    }
}
