namespace Fal.Build.Core.Emit;

/// <summary>Writes documentation comments. Text comes escaped.</summary>
internal static class DocumentationWriter
{
    public static void Summary(CodeWriter writer, string? summary) => Element(writer, "summary", summary);

    public static void Remarks(CodeWriter writer, string? remarks) => Element(writer, "remarks", remarks);

    private static void Element(CodeWriter writer, string element, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        if (!text.Contains('\n'))
        {
            writer.Line($"/// <{element}>{text}</{element}>");
            return;
        }

        writer.Line($"/// <{element}>");
        foreach (var line in text.Split('\n'))
        {
            writer.Line(line.Length == 0 ? "///" : "/// " + line);
        }

        writer.Line($"/// </{element}>");
    }
}
