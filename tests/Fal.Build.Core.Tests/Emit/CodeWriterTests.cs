using Fal.Build.Core.Emit;

namespace Fal.Build.Core.Tests.Emit;

/// <summary>Buffers go from one file to the next: nothing may be lost where one is too small, and nothing stay of the file before.</summary>
public sealed class CodeWriterTests
{
    /// <summary>More than any buffer has at the start.</summary>
    private const int Long = 100_000;

    [Test]
    public void What_is_longer_than_the_buffer_is_written_whole()
    {
        using var writer = new CodeWriter();
        using (writer.Block("class Large"))
        {
            writer.Line(new string('a', Long));
            writer.Line($"{new string('b', 2 * Long)} = {new string('c', Long)};");
        }

        Assert.That(
            writer.ToString(),
            Is.EqualTo($"class Large\n{{\n    {new string('a', Long)}\n    {new string('b', 2 * Long)} = {new string('c', Long)};\n}}\n"));
    }

    [Test]
    public void A_statement_of_several_lines_is_indented_once_more_from_its_second_on()
    {
        using var writer = new CodeWriter();
        using (writer.Block("class Nested"))
        using (writer.Block("void Method()"))
        {
            writer.Line("Call(\nfirst,\nsecond);");
        }

        Assert.That(
            writer.ToString(),
            Is.EqualTo("class Nested\n{\n    void Method()\n    {\n        Call(\n            first,\n            second);\n    }\n}\n"));
    }

    [Test]
    public void Nothing_of_a_file_is_left_for_the_next()
    {
        using (var first = new CodeWriter())
        {
            first.Line(new string('x', Long));
        }

        using var second = new CodeWriter();
        second.Line("short");
        Assert.That(second.ToString(), Is.EqualTo("short\n"));
    }
}
