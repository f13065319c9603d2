using Fal.Nodes.Tests.Client;
using Fal.Standin;
using Fal.Tests.Shared;

namespace Fal.Nodes.Tests.Probe;

/// <summary>Generated nodes and their client where there is neither reflection nor a compiler at run time.</summary>
[Category("Aot")]
[NonParallelizable]
public sealed class NativeAotTests : StandinFixture
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    // All that is built goes here: nobody else's build is disturbed, nor is a change of this one's.
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"fal-aot-{Guid.NewGuid():N}");

    protected override StandinOptions ServerOptions => new() { SchemaDirectory = Repository.Path("configs", "schemas") };

    [TearDown]
    public void RemoveFolder()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Test]
    public async Task Three_nodes_are_compiled_without_a_warning_and_run()
    {
        var linker = NativeLinker.Find();
        var (built, log) = await Command.RunAsync(
            Patience,
            "dotnet",
            "publish", Repository.Path("tests", "Fal.Nodes.Probe"), "-c", "Release", "-r", "linux-x64", "--artifacts-path", _folder, "--output", Path.Combine(_folder, "out"),
            "-m:1", "-tl:off", "-p:ProbeAot=true", $"-p:CppCompilerAndLinker={linker}",
            $"-p:_FalTaskAssembly={Path.Combine(_folder, "bin", "Fal.Build", "release_linux-x64", "Fal.Build.dll")}");

        Assert.That(built, Is.Zero, log);
        Assert.That(log, Does.Not.Contain("warning "));

        var picture = Path.Combine(_folder, "picture.png");
        await File.WriteAllBytesAsync(picture, new byte[1234]);
        var (ran, output) = await Command.RunAsync(
            TimeSpan.FromMinutes(1), Path.Combine(_folder, "out", "Fal.Nodes.Probe"), "run", Server.QueueAddress.AbsoluteUri, Server.StorageAddress.AbsoluteUri, picture);

        Assert.That(ran, Is.Zero, output);
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Is.EqualTo(new[]
        {
            "wizper: The stand-in's text (1 chunks)",
            "edit: Uploading",
            "edit: InQueue",
            "edit: InProgress",
            "edit: Completed",
            "edit: 1 images, saved as picture.png.answer.png",
            "router: The stand-in's answer to: Name three uses of a paper clip., billed 1",
            "unset: Audio: is required and was left unset.",
        }));
        Assert.That(new FileInfo(picture + ".answer.png").Length, Is.GreaterThan(0));
        Assert.That(Server.Files.Single().Length, Is.EqualTo(1234));
        Assert.That(Server.Requests.Select(request => request.EndpointId), Is.EqualTo(new[] { "fal-ai/wizper", "fal-ai/bytedance/seedream/v4.5/edit", "openrouter/router" }));
    }
}
