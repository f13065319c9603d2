using System.Text.Json;

namespace Fal.Samples.Tests;

/// <summary>The commands of Fal.Sample, on the stand-in that it starts without a key.</summary>
[Parallelizable(ParallelScope.Children)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Test]
    public async Task Without_arguments_it_shows_what_the_build_generated()
    {
        var (code, output, errors) = await RunAsync();

        Assert.That((code, errors), Is.EqualTo((0, "")));
        Assert.That(output, Does.Contain("Coverage of the model catalogue").And.Contain("POST fal-ai/wizper").And.Contain("generated endpoints"));
    }

    [Test]
    public async Task A_run_tells_of_its_progress_prints_its_answer_and_saves_its_files()
    {
        var (code, output, errors) = await RunAsync("run", "fal-ai/flux/schnell", "--set", "prompt=a red fox", "num_images=1", "--priority", "low", "--out", "fox");

        Assert.That(code, Is.Zero, errors);
        Assert.That(errors, Does.Contain("FAL_KEY isn't set").And.Contain("In the queue").And.Contain("  step 1").And.Contain("Completed"));
        var answer = JsonElement.Parse(output);
        Assert.That(answer.GetProperty("prompt").GetString(), Is.EqualTo("a red fox"));
        var folder = Path.Combine(_folder.Path, "fox");
        Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "answer.json", "image.png" }));
        Assert.That(await File.ReadAllTextAsync(Path.Combine(folder, "answer.json")), Is.EqualTo(output));
        Assert.That(new FileInfo(Path.Combine(folder, "image.png")).Length, Is.Positive);
    }

    [Test]
    public async Task A_file_is_uploaded_and_the_folder_is_named_after_the_request()
    {
        _folder.Write("talk.mp3", [1, 2, 3]);

        var (code, _, errors) = await RunAsync("run", "fal-ai/wizper", "--set", "audio_url=@talk.mp3", "--set", "language=null");

        Assert.That(code, Is.Zero, errors);
        Assert.That(errors, Does.Contain("Uploading talk.mp3: 3 of 3 bytes"));
        var request = errors.Split("request ")[1].Split('\n')[0].Trim();
        Assert.That(File.Exists(Path.Combine(_folder.Path, "outputs", request, "answer.json")));
    }

    [TestCase("fal-ai/flux/schnel", "prompt=x", "There is no endpoint 'fal-ai/flux/schnel'. Did you mean 'fal-ai/flux/schnell'")]
    [TestCase("fal-ai/flux/schnell", "promt=x", "fal-ai/flux/schnell has no argument 'promt'. Did you mean 'prompt'? It has num_inference_steps, prompt,")]
    [TestCase("fal-ai/flux/schnell", "prompt", "'prompt' has to be name=value.")]
    [TestCase("fal-ai/flux/schnell", "num_images=many", "num_images: expected an integer, found \"many\"")]
    [TestCase("fal-ai/flux/schnell", "num_images=9", "NumImages: is 9; it has to be between 1 and 4.")]
    [TestCase("fal-ai/wizper", "audio_url=@no.mp3", "audio_url: there is no file 'no.mp3'.")]
    public async Task What_is_wrong_is_said_on_one_line_and_nothing_runs(string endpoint, string argument, string message)
    {
        var (code, output, errors) = await RunAsync("run", endpoint, "--set", argument);

        Assert.That((code, output), Is.EqualTo((1, "")));
        Assert.That(errors, Does.Contain(message).And.Not.Contain("   at "));
        Assert.That(Directory.GetFileSystemEntries(_folder.Path), Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "There is no signal to send.")]
    public async Task CtrlC_cancels_on_the_service()
    {
        using var process = new SampleProcess("Fal.Sample", ["run", "fal-ai/flux/schnell", "--set", "prompt=x"], _folder.Path);
        await process.WaitForAsync(running => running.Errors.Contains("In the queue", StringComparison.Ordinal));

        process.Interrupt();

        Assert.That(await process.WaitAsync(), Is.EqualTo(130));
        Assert.That(process.Errors, Does.Contain("Cancelling on the service").And.EndsWith($"Cancelled.{Environment.NewLine}"));
        Assert.That(process.Output, Is.Empty);
    }

    [Test]
    public async Task Endpoints_are_found_by_words()
    {
        var (code, output, errors) = await RunAsync("list", "whisper", "translates");

        Assert.That(code, Is.Zero, errors);
        Assert.That(output, Does.Contain("fal-ai/wizper").And.Not.Contain("fal-ai/flux"));
    }

    [Test]
    public async Task An_endpoint_is_described_with_its_arguments()
    {
        var (_, output, _) = await RunAsync("show", "fal-ai/flux/schnell");

        Assert.That(output, Does.Match("""(?m)^  prompt +string, required\r?$""").And.Match("""(?m)^  num_images +integer ≥ 1 ≤ 4, default 1\r?$"""));
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => SampleProcess.RunAsync("Fal.Sample", _folder.Path, arguments);
}
