using System.Globalization;

namespace Fal.Standin;

/// <summary>What the executable was asked for.</summary>
internal sealed record CommandLine(StandinOptions Options, bool StopsWithInput)
{
    public const string Usage = "Fal.Standin [--port N] [--schemas DIR] [--catalog FILE] [--key KEY]... [--control] [--stop-with-input]";

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">An argument isn't known or lacks its value.</exception>
    public static CommandLine Parse(IEnumerable<string> arguments)
    {
        var options = new StandinOptions();
        var keys = new List<string>();
        var stopsWithInput = false;
        using var rest = arguments.GetEnumerator();
        while (rest.MoveNext())
        {
            var name = rest.Current;
            string Value() => rest.MoveNext() ? rest.Current : throw new FormatException($"{name} needs a value.");
            switch (name)
            {
                case "--port":
                    options = options with { Port = int.Parse(Value(), CultureInfo.InvariantCulture) };
                    break;
                case "--schemas":
                    options = options with { SchemaDirectory = Value() };
                    break;
                case "--catalog":
                    options = options with { CatalogFile = Value() };
                    break;
                case "--key":
                    keys.Add(Value());
                    break;
                case "--control":
                    options = options with { Control = true };
                    break;
                case "--stop-with-input":
                    stopsWithInput = true;
                    break;
                default:
                    throw new FormatException($"'{name}' isn't known.");
            }
        }

        return new CommandLine(keys.Count > 0 ? options with { Keys = keys } : options, stopsWithInput);
    }
}
