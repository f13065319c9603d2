using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Fal.Standin;

namespace Fal.Nodes.Tests.Standin;

public sealed class StandinUploadTests
{
    [Test]
    public async Task Parts_in_any_order_become_the_file_that_was_sent()
    {
        await using var server = await StandinServer.StartAsync();
        var (upload, url) = await InitiateAsync(server, "initiate-multipart");
        var content = RandomNumberGenerator.GetBytes(30_000);
        using var bucket = new HttpClient();

        var parts = new List<object>();
        foreach (var number in new[] { 3, 1, 2, 1 })
        {
            using var bytes = new ByteArrayContent(content, (number - 1) * 10_000, 10_000);
            using var response = await bucket.PutAsync(Part(upload, number), bytes);
            var part = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.That(response.Headers.ETag!.Tag, Is.EqualTo($"\"{part.Text("etag")}\""));
            parts.Add(new { partNumber = number, etag = part.Text("etag") });
        }

        Assert.That(server.Files, Is.Empty, "nothing is there before the upload has been completed");
        using var completed = await bucket.PostAsJsonAsync(Part(upload, "complete"), new { parts = new[] { parts[1], parts[2], parts[0] } });

        var file = server.Files.Single();
        Assert.Multiple(() =>
        {
            Assert.That(completed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(file.Sha256, Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(content))));
            Assert.That(file.Parts.Select(part => (part.Number, part.Length, part.SentCount)), Is.EqualTo(new[] { (1, 10_000L, 2), (2, 10_000L, 1), (3, 10_000L, 1) }));
        });
        Assert.That(await bucket.GetByteArrayAsync(new Uri(url)), Is.EqualTo(content));
    }

    [TestCase("2,1", "has to be listed in place 1")]
    [TestCase("1", "2 parts were sent and 1 are listed")]
    [TestCase("1,2,3", "Part 3 was never sent")]
    public async Task A_list_that_isnt_that_of_the_parts_is_refused(string listed, string reason)
    {
        await using var server = await StandinServer.StartAsync();
        var (upload, _) = await InitiateAsync(server, "initiate-multipart");
        using var bucket = new HttpClient();
        var etags = new List<string>();
        foreach (var number in new[] { 1, 2 })
        {
            using var bytes = new ByteArrayContent([(byte)number]);
            etags.Add((await bucket.PutAsync(Part(upload, number), bytes).ReadAsync()).Text("etag"));
        }

        var parts = listed.Split(',').Select(int.Parse).Select(number => new { partNumber = number, etag = number > 2 ? "x" : etags[number - 1] });
        var refusal = await bucket.PostAsJsonAsync(Part(upload, "complete"), new { parts }).ReadAsync();

        Assert.That(refusal.Text("detail"), Does.Contain(reason));
        Assert.That(server.Files, Is.Empty);
    }

    [Test]
    public async Task A_part_cant_be_sent_again_with_other_bytes()
    {
        await using var server = await StandinServer.StartAsync();
        var (upload, _) = await InitiateAsync(server, "initiate-multipart");
        using var bucket = new HttpClient();
        using var first = new ByteArrayContent([1]);
        using var second = new ByteArrayContent([2]);

        using var taken = await bucket.PutAsync(Part(upload, 1), first);
        using var refused = await bucket.PutAsync(Part(upload, 1), second);

        Assert.That((taken.StatusCode, refused.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Conflict)));
    }

    [Test]
    public async Task A_long_file_is_hashed_and_counted_but_not_kept()
    {
        await using var server = await StandinServer.StartAsync(new StandinOptions { KeptFileBytes = 1000 });
        var (upload, url) = await InitiateAsync(server, "initiate");
        var content = RandomNumberGenerator.GetBytes(1001);
        using var bucket = new HttpClient();
        using var bytes = new ByteArrayContent(content);

        using var taken = await bucket.PutAsync(new Uri(upload), bytes);
        using var download = await bucket.GetAsync(new Uri(url));

        var file = server.Files.Single();
        Assert.That((file.Length, file.Sha256, file.Content), Is.EqualTo((1001L, Convert.ToHexStringLower(SHA256.HashData(content)), (ReadOnlyMemory<byte>?)null)));
        Assert.That(download.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
    }

    [Test]
    public async Task A_key_that_reaches_the_bucket_is_refused()
    {
        await using var server = await StandinServer.StartAsync();
        var (upload, _) = await InitiateAsync(server, "initiate");
        using var careless = StandinCalls.Client();
        using var bytes = new ByteArrayContent([1]);

        using var refused = await careless.PutAsync(new Uri(upload), bytes);

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(server.Files, Is.Empty);
    }

    private static async Task<(string Upload, string Url)> InitiateAsync(StandinServer server, string how)
    {
        using var client = StandinCalls.Client();
        var address = new Uri(server.StorageAddress, $"storage/upload/{how}?storage_type=fal-cdn-v3");
        var initiated = await client.PostAsJsonAsync(address, new { file_name = "ä b.bin", content_type = "application/octet-stream" }).ReadAsync();
        return (initiated.Text("upload_url"), initiated.Text("file_url"));
    }

    private static Uri Part(string upload, object part) => new(upload.Replace("?", $"/{part}?", StringComparison.Ordinal));
}
