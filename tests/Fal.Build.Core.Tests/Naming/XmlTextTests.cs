using Fal.Build.Core.Naming;

namespace Fal.Build.Core.Tests.Naming;

public sealed class XmlTextTests
{
    [TestCase("a < b && c > d", ExpectedResult = "a &lt; b &amp;&amp; c &gt; d")]
    [TestCase("  \r\nfirst  \r\n\r\n   second\n\n", ExpectedResult = "first\n\nsecond")]
    [TestCase("tab\there", ExpectedResult = "tab here")]
    [TestCase("bell\a end\u0000", ExpectedResult = "bell end")]
    [TestCase("line\u2028break\u0085here", ExpectedResult = "line\nbreak\nhere")]
    [TestCase("*/ \"quoted\" \\ 😀", ExpectedResult = "*/ \"quoted\" \\ 😀")]
    public string A_description_becomes_xml(string description) => XmlText.Summary(description);
}
