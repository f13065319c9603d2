using System.Globalization;
using Newtonsoft.Json;

namespace Fal.Build.Core.Json;

/// <summary>Writes values as JSON text, numbers as they were written.</summary>
internal static class JsonTextPrinter
{
    /// <summary>A value on one line.</summary>
    public static string Print(JsonValue value) => Print(value, writer => writer.Formatting = Formatting.None);

    /// <summary>A value with each member and item on a line of its own, for files that people compare; it ends with a line break.</summary>
    public static string PrintLines(JsonValue value, int indentation) => Print(value, writer =>
    {
        writer.Formatting = Formatting.Indented;
        writer.Indentation = indentation;
    }) + "\n";

    /// <summary>A value on one line, safe inside of a script element.</summary>
    public static string PrintForHtml(JsonValue value) => Print(value, writer => writer.StringEscapeHandling = StringEscapeHandling.EscapeHtml);

    private static string Print(JsonValue value, Action<JsonTextWriter> format)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using (var writer = new JsonTextWriter(text))
        {
            format(writer);
            Write(writer, value);
        }

        return text.ToString();
    }

    private static void Write(JsonTextWriter writer, JsonValue value)
    {
        switch (value)
        {
            case JsonObject jsonObject:
                writer.WriteStartObject();
                foreach (var member in jsonObject.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonArray array:
                writer.WriteStartArray();
                foreach (var item in array.Items)
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonString text:
                writer.WriteValue(text.Value);
                break;
            case JsonNumber number:
                writer.WriteRawValue(number.Text);
                break;
            case JsonBoolean boolean:
                writer.WriteValue(boolean.Value);
                break;
            default:
                writer.WriteNull();
                break;
        }
    }
}
