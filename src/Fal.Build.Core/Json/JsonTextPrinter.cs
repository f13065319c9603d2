using System.Globalization;
using Newtonsoft.Json;

namespace Fal.Build.Core.Json;

/// <summary>Writes values as JSON text on one line, numbers as they were written.</summary>
internal static class JsonTextPrinter
{
    public static string Print(JsonValue value)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var writer = new JsonTextWriter(text))
        {
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
