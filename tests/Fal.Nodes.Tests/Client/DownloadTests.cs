using Fal.Standin;

namespace Fal.Nodes.Tests.Client;

public sealed class DownloadTests : StandinFixture
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"fal-download-{Guid.NewGuid():N}");

    [TearDown]
    public void RemoveFolder()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Test]
    public async Task Every_file_of_an_answer_is_listed_and_saved()
    {
        var url = await UploadAsync([1, 2, 3]);
        Server.Answer("fal-ai/sample", $$"""{"image":{"url":"{{url}}","file_name":"../../a.png"},"videos":[{"url":"{{url}}"}]}""");

        var output = await Node().RunAsync(Client());
        var saved = await Task.WhenAll(output.Assets.Select((asset, index) => asset.DownloadAsync(Path.Combine(_folder, $"{index}") + "/")));

        Assert.That(saved.Select(Path.GetFileName), Is.EqualTo(new[] { "a.png", Path.GetFileName(new Uri(url).AbsolutePath) }));
        Assert.That(saved.Select(File.ReadAllBytes), Is.All.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That(Server.Exchanges.Where(exchange => exchange.Host == "cdn" && exchange.Method == "GET").Select(exchange => exchange.Headers.ContainsKey("authorization")), Is.EqualTo(new[] { false, false }));
    }

    [Test]
    public async Task All_files_of_an_answer_are_saved_and_none_replaces_another()
    {
        var (first, second) = (await UploadAsync([1]), await UploadAsync([2]));
        Server.Answer("fal-ai/sample", $$"""
            {"image":{"url":"{{first}}","file_name":"a.png"},"videos":[{"url":"{{second}}","file_name":"A.png"},{"url":"{{second}}","file_name":"b.mp4"}]}
            """);

        var saved = await (await Node().RunAsync(Client())).DownloadAssetsAsync(_folder);

        Assert.That(saved, Is.EqualTo(new[] { "a.png", "A-2.png", "b.mp4" }.Select(name => Path.Combine(_folder, name))));
        Assert.That(saved.Select(File.ReadAllBytes), Is.EqualTo(new byte[][] { [1], [2], [2] }));
    }

    [Test]
    public async Task A_data_URI_needs_no_request()
    {
        using var stream = new MemoryStream();
        ImageRef image = "data:image/png;base64,AQL/";

        await image.DownloadAsync(stream);

        Assert.That(stream.ToArray(), Is.EqualTo(new byte[] { 1, 2, 255 }));
        Assert.That(Received, Is.Empty);
    }

    [Test]
    public async Task A_download_that_breaks_off_begins_again_and_never_leaves_half_a_file()
    {
        var url = await UploadAsync(new byte[100_000]);
        Server.Faults.Add(new StandinFault(StandinFaultEffect.TruncatedBody) { Host = "cdn", Method = "GET" });
        Server.Answer("fal-ai/sample", $$"""{"image":{"url":"{{url}}"} }""");
        var output = await Node().RunAsync(Client());
        var path = Path.Combine(_folder, "new", "b.bin");

        await output.Image!.DownloadAsync(path);

        Assert.That(new FileInfo(path).Length, Is.EqualTo(100_000));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Is.EqualTo(new[] { path }));
    }

    [Test]
    public async Task A_file_that_isnt_there_is_told_and_the_old_one_stays()
    {
        Server.Answer("fal-ai/sample", $$"""{"image":{"url":"{{new Uri(Server.CdnAddress, "files/none.png")}}"} }""");
        var output = await Node().RunAsync(Client());
        Directory.CreateDirectory(_folder);
        var path = Path.Combine(_folder, "old.png");
        await File.WriteAllTextAsync(path, "old");

        Assert.That(async () => await output.Image!.DownloadAsync(path), Throws.TypeOf<FalApiException>().With.Message.Contains("answered 404"));
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo("old"));
    }

    [Test]
    public void An_asset_without_an_address_says_so() =>
        Assert.That(async () => await new ImageRef().DownloadAsync(_folder), Throws.InvalidOperationException);

    private async Task<string> UploadAsync(byte[] content) =>
        (await Client().UploadAsync(FileRef.FromStream(new MemoryStream(content), "application/octet-stream", "content.bin"))).AbsoluteUri;
}
