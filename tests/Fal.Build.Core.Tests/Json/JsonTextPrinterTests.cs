using Fal.Build.Core.Json;

namespace Fal.Build.Core.Tests.Json;

public sealed class JsonTextPrinterTests
{
    [TestCase("""{"a":[1,1.50,-2e3,true,null],"b":{"c":"d\n\"e\""}}""")]
    [TestCase("[]")]
    [TestCase("\"é😀\"")]
    [TestCase("18446744073709551616")]
    public void What_was_read_is_printed_as_it_was(string text) =>
        Assert.That(JsonTextPrinter.Print(JsonTextParser.Parse(text)), Is.EqualTo(text));
}
