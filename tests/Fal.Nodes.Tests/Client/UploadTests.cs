using System.Collections.Concurrent;
using System.Security.Cryptography;
using Fal.Standin;

namespace Fal.Nodes.Tests.Client;

public sealed class UploadTests : StandinFixture
{
    private const int MiB = 1024 * 1024;

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"fal-upload-{Guid.NewGuid():N}");

    private string? SentImage => Server.Requests[^1].Input.GetProperty("image_url").GetString();

    [SetUp]
    public void MakeFolder() => Directory.CreateDirectory(_folder);

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task A_file_is_uploaded_just_before_it_is_sent_and_once()
    {
        var content = Random(1234);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "a.png"), content);
        var node = new SampleNode { Prompt = "cat", Image = ImageRef.FromFile(Path.Combine(_folder, "a.png")) };
        var client = Client(options => options.UploadLifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromDays(7) });

        await node.RunAsync(client);
        await node.RunAsync(client);

        var file = Server.Files.Single();
        Assert.Multiple(() =>
        {
            Assert.That(file.Sha256, Is.EqualTo(Hash(content)));
            Assert.That((file.FileName, file.ContentType, file.SentContentType), Is.EqualTo(("a.png", "image/png", "image/png")));
            Assert.That(file.Lifecycle, Is.EqualTo("""{"expiration_duration_seconds":604800}"""));
            Assert.That(SentImage, Is.EqualTo(file.Url.AbsoluteUri));
            Assert.That(node.Image.Url, Is.EqualTo(file.Url.AbsoluteUri));
        });
    }

    [Test]
    public async Task Bytes_and_streams_are_uploaded_and_addresses_pass()
    {
        await new SampleNode { Prompt = "cat", Image = ImageRef.FromBytes(Random(10), "image/webp") }.RunAsync(Client());
        await new SampleNode { Prompt = "cat", Image = ImageRef.FromStream(new MemoryStream(Random(20)), "image/png", "s.png") }.RunAsync(Client());
        await new SampleNode { Prompt = "cat", Image = "https://example.com/i.png" }.RunAsync(Client());

        Assert.That(Server.Files.Select(file => (file.FileName, file.Length)), Is.EqualTo(new[] { ("image.webp", 10L), ("s.png", 20L) }));
        Assert.That(SentImage, Is.EqualTo("https://example.com/i.png"));
    }

    [Test]
    public async Task A_data_URI_is_uploaded_when_it_is_long()
    {
        var small = $"data:image/png;base64,{Convert.ToBase64String(Random(30))}";
        var content = Random(60 * 1024);
        await new SampleNode { Prompt = "cat", Image = small }.RunAsync(Client());
        Assert.That(SentImage, Is.EqualTo(small));

        await new SampleNode { Prompt = "cat", Image = $"data:image/png;base64,{Convert.ToBase64String(content)}" }.RunAsync(Client());
        Assert.That(SentImage, Does.StartWith(Server.CdnAddress.AbsoluteUri));
        Assert.That(Server.Files.Single().Sha256, Is.EqualTo(Hash(content)));
    }

    [Test]
    public void A_file_that_isnt_there_is_reported_before_anything_is_sent()
    {
        var node = new SampleNode { Prompt = "cat", Image = ImageRef.FromFile(Path.Combine(_folder, "missing.png")) };

        Assert.That(async () => await node.RunAsync(Client()), Throws.InstanceOf<IOException>().With.Message.Contains("missing.png"));
        Assert.That(Received, Is.Empty);
    }

    [Test]
    public async Task A_large_file_goes_in_parts_and_a_failed_part_goes_again()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(503)) { Method = "PUT", Skip = 1 });
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Reset) { Method = "PUT", Skip = 2 });
        var content = Random((91 * MiB) + 7);
        var path = Path.Combine(_folder, "big.bin");
        await File.WriteAllBytesAsync(path, content);
        var progress = new Reports<FalUploadProgress>();

        await Client().UploadAsync(FileRef.FromFile(path), progress);

        var file = Server.Files.Single();
        Assert.Multiple(() =>
        {
            Assert.That(file.Sha256, Is.EqualTo(Hash(content)));
            Assert.That(file.Parts, Has.Count.EqualTo(10));
            Assert.That(progress.Values[^1], Is.EqualTo(new FalUploadProgress("big.bin", content.Length, content.Length)));
        });
    }

    [TestCase(3 * MiB, 0)]
    [TestCase((10 * MiB) + 1, 2)]
    [TestCase(25 * MiB, 3)]
    public async Task A_stream_of_unknown_length_goes_whole_or_in_parts(int length, int parts)
    {
        var content = Random(length);
        await using var stream = new UnseekableStream(content);

        await Client().UploadAsync(FileRef.FromStream(stream, "application/octet-stream"));

        Assert.That(Server.Files.Single().Sha256, Is.EqualTo(Hash(content)));
        Assert.That(Server.Files.Single().Parts, Has.Count.EqualTo(parts));
    }

    [Test]
    public async Task A_part_that_fails_for_good_ends_the_upload_with_its_reason()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(403)) { Method = "PUT", Times = int.MaxValue });
        await using var stream = new UnseekableStream(Random(60 * MiB));

        Assert.That(
            async () => await Client().UploadAsync(FileRef.FromStream(stream, "application/octet-stream", "huge.bin")),
            Throws.TypeOf<FalApiException>().With.Message.EqualTo("The upload of huge.bin was refused: the store answered 403 (Forbidden)."));
    }

    [Test]
    public async Task After_an_upload_that_was_ended_nobody_holds_the_file([Values] bool isCancelled)
    {
        var path = Path.Combine(_folder, "big.bin");
        await File.WriteAllBytesAsync(path, Random(100 * MiB));
        using var cancellation = new CancellationTokenSource();
        if (!isCancelled)
        {
            Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(403)) { Method = "PUT", Skip = 1 });
        }

        var upload = Client().UploadAsync(FileRef.FromFile(path), new Reports<FalUploadProgress>(_ => cancellation.CancelAfter(isCancelled ? 0 : -1)), cancellation.Token);

        Assert.That(async () => await upload, isCancelled ? Throws.InstanceOf<OperationCanceledException>() : Throws.TypeOf<FalApiException>());
        Assert.That(() => File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose(), Throws.Nothing);
    }

    [Test]
    public async Task Parts_that_a_cancelled_upload_was_sending_end_before_it_does()
    {
        var lost = new ConcurrentQueue<Exception>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs arguments) => lost.Enqueue(arguments.Exception);
        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await CancelInPartsAsync();
            await Task.Delay(200);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        Assert.That(lost, Is.Empty);

        async Task CancelInPartsAsync()
        {
            using var cancellation = new CancellationTokenSource();
            await using var stream = new UnseekableStream(new byte[100 * MiB]);
            Server.Faults.Add(new StandinFault(StandinFaultEffect.Delay(TimeSpan.FromSeconds(60))) { Method = "PUT", Times = int.MaxValue });
            var upload = Client().UploadAsync(FileRef.FromStream(stream, "application/octet-stream"), progress: null, cancellation.Token);
            await UntilAsync(() => Server.Exchanges.Count(exchange => exchange.Method == "PUT") == 4, "Four parts at a time");
            await cancellation.CancelAsync();
            Assert.That(async () => await upload, Throws.InstanceOf<OperationCanceledException>());
        }
    }

    [Test]
    public async Task Uploads_are_reported_as_a_state_of_the_run()
    {
        var progress = new Reports<FalStatus>();

        await new SampleNode { Prompt = "cat", Image = ImageRef.FromBytes(Random(10), "image/png") }.RunAsync(Client(), progress);

        Assert.That((progress.Values[0].State, progress.Values[0].Upload), Is.EqualTo((FalState.Uploading, new FalUploadProgress("image.png", 10, 10))));
    }

    /// <summary>The key must never reach the store: the stand-in refuses a PUT that carries one.</summary>
    [Test]
    public async Task The_store_never_sees_the_key()
    {
        await Client().UploadAsync(FileRef.FromBytes(Random(5), "application/zip"));

        Assert.That(Server.Exchanges.Where(exchange => exchange.Method == "PUT").Select(exchange => exchange.Headers.ContainsKey("authorization")), Is.EqualTo(new[] { false }));
    }

    private static byte[] Random(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private sealed class UnseekableStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
