using System.Globalization;
using Fal.Nodes.Tests.Client;
using Fal.Standin;

namespace Fal.Nodes.Tests.Probe;

/// <summary>The uploader is a process of its own, so that nothing but it is measured.</summary>
[Category("Memory")]
[NonParallelizable]
public sealed class UploadMemoryTests : StandinFixture
{
    private const long MiB = 1024 * 1024;
    private const long GiB = 1024 * MiB;

    private static readonly string Assembly = Repository.Path(
        "tests", "Fal.Nodes.Probe", "bin", Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!, "net10.0", "Fal.Nodes.Probe.dll");

    private readonly string _file = Path.Combine(Path.GetTempPath(), $"fal-memory-{Guid.NewGuid():N}.bin");

    protected override StandinOptions ServerOptions => new() { RecordExchanges = false, KeptFileBytes = 0 };

    [TearDown]
    public void RemoveFile() => File.Delete(_file);

    [Test]
    public async Task A_file_of_a_GiB_takes_less_than_100_MiB_more_than_one_of_a_MiB() =>
        await CompareAsync("upload", length =>
        {
            // Nothing but its length is on the disk.
            using var file = File.Create(_file);
            file.SetLength(length);
            return _file;
        });

    [Test]
    public async Task A_stream_of_a_GiB_that_cant_be_sought_takes_less_than_100_MiB_more_than_one_of_a_MiB() =>
        await CompareAsync("upload-stream", length => length.ToString(CultureInfo.InvariantCulture));

    private async Task CompareAsync(string command, Func<long, string> argument)
    {
        var small = await MeasureAsync(command, argument(MiB));
        var large = await MeasureAsync(command, argument(GiB));

        await TestContext.Out.WriteLineAsync($"{command}: {small / MiB} MiB for 1 MiB, {large / MiB} MiB for 1 GiB");
        Assert.That(Server.Files.Select(file => file.Length), Is.EqualTo(new[] { MiB, GiB }));
        Assert.That(large - small, Is.LessThan(100 * MiB));
    }

    private async Task<long> MeasureAsync(string command, string argument)
    {
        var (exitCode, output) = await Command.RunAsync(TimeSpan.FromMinutes(4), "dotnet", Assembly, command, Server.StorageAddress.AbsoluteUri, argument);
        Assert.That(exitCode, Is.Zero, output);
        return long.Parse(output, CultureInfo.InvariantCulture);
    }
}
