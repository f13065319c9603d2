namespace Fal.Build.Core.Tests;

public sealed class FileContentTests
{
    private string _file = "";

    [SetUp]
    public void MakeFile() => _file = Path.GetTempFileName();

    [TearDown]
    public void RemoveFile() => File.Delete(_file);

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(4095)]
    [TestCase(4096)]
    [TestCase(1_000_000)]
    public void A_file_is_read_to_its_last_byte(int length)
    {
        var bytes = Enumerable.Range(0, length).Select(index => (byte)(index * 7)).ToArray();
        File.WriteAllBytes(_file, bytes);
        using var content = FileContent.Read(_file);
        Assert.That(content.Bytes.ToArray(), Is.EqualTo(bytes));
        using var stream = content.Open();
        Assert.That(stream.Length, Is.EqualTo(length));
    }

    [Test]
    [Platform("Linux")]
    public void A_file_that_does_not_say_its_length_is_read_whole()
    {
        // The kernel makes these as they are read, and calls them empty.
        using var content = FileContent.Read("/proc/self/status");
        Assert.That(System.Text.Encoding.UTF8.GetString(content.Bytes), Does.StartWith("Name:").And.Contain("nonvoluntary_ctxt_switches"));
    }

    [Test]
    public void Nothing_is_read_after_the_buffer_went_back()
    {
        var content = FileContent.Read(_file);
        content.Dispose();
        content.Dispose();
        Assert.That(() => content.Bytes.Length, Throws.TypeOf<ObjectDisposedException>());
    }
}
