using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fal.Nodes;

/// <summary>
/// Uploads files to the service's store: asks for an address, puts the bytes there without the key, and for large files does
/// so in parts of which several are on their way at a time.
/// </summary>
internal sealed class FalStorage(FalTransport transport, HttpClient http)
{
    private const string StorageType = "storage_type=fal-cdn-v3";

    /// <summary>Uploads every asset that isn't at a URL yet; what is there stays as it is.</summary>
    public async Task UploadAsync(IReadOnlyList<FalAsset> assets, IProgress<FalUploadProgress>? progress, CancellationToken cancellationToken)
    {
        foreach (var asset in assets)
        {
            await UploadAsync(asset, transport.Options.LongestDataUri, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <param name="asset">What to upload.</param>
    /// <param name="longestDataUri">A data URI up to this length stays one.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellationToken">Ends the upload.</param>
    public async Task UploadAsync(FalAsset asset, int longestDataUri, IProgress<FalUploadProgress>? progress, CancellationToken cancellationToken)
    {
        if (asset.Uploaded is null && SourceOf(asset, longestDataUri) is { } source)
        {
            asset.Uploaded = await UploadAsync(source, progress, cancellationToken).ConfigureAwait(false);
        }
    }

    private static AssetSource? SourceOf(FalAsset asset, int longestDataUri)
    {
        if (asset.Source is { } source)
        {
            return source;
        }

        if (!DataUri.Is(asset.Url) || asset.Url!.Length <= longestDataUri)
        {
            return null;
        }

        var data = DataUri.Parse(asset.Url);
        return new MemorySource(data.Content, data.ContentType, "file");
    }

    private async Task<string> UploadAsync(AssetSource source, IProgress<FalUploadProgress>? progress, CancellationToken cancellationToken)
    {
        var length = source.GetLength();
        var report = new UploadReport(source.FileName, length, progress);
        string url;
        if (length is { } known && known <= transport.Options.MultipartThreshold)
        {
            url = await UploadWholeAsync(source, known, report, cancellationToken).ConfigureAwait(false);
        }
        else if (source.IsRandomAccess)
        {
            url = await UploadPartsAsync(source, length!.Value, report, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            url = await UploadStreamAsync(source, report, cancellationToken).ConfigureAwait(false);
        }

        transport.Logger.Uploaded(source.FileName, report.Sent);
        return url;
    }

    private async Task<string> UploadWholeAsync(AssetSource source, long length, UploadReport report, CancellationToken cancellationToken)
    {
        var target = await InitiateAsync("initiate", source, cancellationToken).ConfigureAwait(false);
        await PutAsync(target.Upload, source, new UploadPart(source.Open, 0, length, source.ContentType), report, cancellationToken).ConfigureAwait(false);
        return target.File;
    }

    /// <summary>Parts that are read where they lie, when they are sent: no memory but a small buffer each.</summary>
    private async Task<string> UploadPartsAsync(AssetSource source, long length, UploadReport report, CancellationToken cancellationToken)
    {
        var target = await InitiateAsync("initiate-multipart", source, cancellationToken).ConfigureAwait(false);
        var size = transport.Options.PartSize;
        var count = (int)((length + size - 1) / size);
        var parts = new PartQueue(transport.Options.ParallelParts, cancellationToken);
        await using var disposal = parts.ConfigureAwait(false);
        for (var index = 0; index < count; index++)
        {
            var number = index + 1;
            var part = new UploadPart(source.Open, (long)index * size, Math.Min(size, length - ((long)index * size)), ContentType: null);
            await parts.AddAsync(token => PutAsync(PartAddress(target.Upload, number), source, part, report, token)).ConfigureAwait(false);
        }

        return await CompleteAsync(target, source, await parts.CompleteAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A stream of unknown length, or one that can't be read in two places: each part waits in memory until it is sent.</summary>
    private async Task<string> UploadStreamAsync(AssetSource source, UploadReport report, CancellationToken cancellationToken)
    {
        // The same few buffers go round: those of every part would fill the memory before they were collected.
        var buffers = ArrayPool<byte>.Create(transport.Options.PartSize, transport.Options.ParallelParts);
        using var stream = source.Open(0);
        var first = await ReadPartAsync(stream, buffers, cancellationToken).ConfigureAwait(false);
        if (first.Count < transport.Options.PartSize)
        {
            var target = await InitiateAsync("initiate", source, cancellationToken).ConfigureAwait(false);
            await PutAsync(target.Upload, source, Part(first, source.ContentType), report, cancellationToken).ConfigureAwait(false);
            return target.File;
        }

        var parts = new PartQueue(transport.Options.ParallelParts, cancellationToken);
        await using var disposal = parts.ConfigureAwait(false);
        var multipart = await InitiateAsync("initiate-multipart", source, cancellationToken).ConfigureAwait(false);
        var number = 1;
        for (var content = first; content.Count > 0; content = await ReadPartAsync(stream, buffers, cancellationToken).ConfigureAwait(false))
        {
            var (address, part, buffer) = (PartAddress(multipart.Upload, number++), Part(content, contentType: null), content.Array!);
            await parts.AddAsync(async token =>
            {
                var tag = await PutAsync(address, source, part, report, token).ConfigureAwait(false);
                buffers.Return(buffer);
                return tag;
            }).ConfigureAwait(false);
        }

        return await CompleteAsync(multipart, source, await parts.CompleteAsync().ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

        static UploadPart Part(ArraySegment<byte> content, string? contentType) => new(
            offset => new MemoryStream(content.Array!, (int)offset, content.Count - (int)offset, writable: false), 0, content.Count, contentType);
    }

    private async Task<ArraySegment<byte>> ReadPartAsync(Stream stream, ArrayPool<byte> buffers, CancellationToken cancellationToken)
    {
        var size = transport.Options.PartSize;
        var buffer = buffers.Rent(size);
        var filled = 0;
        while (filled < size)
        {
            var read = await stream.ReadAsync(buffer.AsMemory(filled, size - filled), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                break;
            }

            filled += read;
        }

        return new ArraySegment<byte>(buffer, 0, filled);
    }

    private async Task<(Uri Upload, string File)> InitiateAsync(string action, AssetSource source, CancellationToken cancellationToken)
    {
        var call = new FalCall(FalOperation.Storage, HttpMethod.Post, new Uri(transport.Hosts.Storage, $"storage/upload/{action}?{StorageType}"))
        {
            Body = Json(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("content_type"u8, source.ContentType);
                writer.WriteString("file_name"u8, source.FileName);
                writer.WriteEndObject();
            }),
            Headers = transport.Options.UploadLifecycle is { } lifecycle
                ? [new("x-fal-object-lifecycle", Encoding.UTF8.GetString(lifecycle.ToJson()))]
                : [],
            Subject = $"The upload of {source.FileName}",
        };
        var reply = await transport.SendAsync(call, properties: null, cancellationToken).ConfigureAwait(false);
        return Uri.TryCreate(reply.Json.Text("upload_url"), UriKind.Absolute, out var upload) &&
            (upload.Scheme == Uri.UriSchemeHttps || upload.IsLoopback) &&
            reply.Json.Text("file_url") is { } file
            ? (upload, file)
            : throw new FalApiException($"{call.Subject} can't begin: the answer holds no upload_url and file_url.") { StatusCode = reply.Status };
    }

    private async Task<string> CompleteAsync((Uri Upload, string File) target, AssetSource source, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        var body = Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("parts"u8);
            for (var index = 0; index < tags.Count; index++)
            {
                writer.WriteStartObject();
                writer.WriteNumber("partNumber"u8, index + 1);
                writer.WriteString("etag"u8, tags[index]);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
        await SendToStoreAsync(
            source,
            _ => new HttpRequestMessage(HttpMethod.Post, Below(target.Upload, "complete")) { Content = new JsonBody(body) },
            cancellationToken).ConfigureAwait(false);
        return target.File;
    }

    /// <returns>The store's tag of the part.</returns>
    private async Task<string> PutAsync(Uri address, AssetSource source, UploadPart part, UploadReport report, CancellationToken cancellationToken)
    {
        var reply = await SendToStoreAsync(
            source,
            stall => new HttpRequestMessage(HttpMethod.Put, address) { Content = new UploadContent(part, report, stall) },
            cancellationToken).ConfigureAwait(false);
        return reply.Json.Text("etag") ?? reply.EntityTag ?? "";
    }

    /// <summary>Sends something to the address that the service gave, without the key, and again where that fails in passing.</summary>
    private async Task<FalReply> SendToStoreAsync(AssetSource source, Func<StallTimeout, HttpRequestMessage> create, CancellationToken cancellationToken)
    {
        var subject = $"The upload of {source.FileName}";
        try
        {
            var reply = await transport.Retries.Storage.ExecuteAsync(
                async token =>
                {
                    using var stall = new StallTimeout(transport.Options.RequestTimeout, token);
                    using var request = create(stall);
                    try
                    {
                        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);
                        var answer = await FalTransport.ReadAsync(response, stall.Token, token).ConfigureAwait(false);

                        if (!answer.IsSuccess)
                        {
                            (request.Content as UploadContent)?.Withdraw();
                        }

                        // A store answers with nothing, or in a language of its own.
                        return answer.Fault is JsonException ? answer with { Fault = null } : answer;
                    }
                    catch (Exception exception) when (FalHttp.IsTransportFailure(exception, token))
                    {
                        (request.Content as UploadContent)?.Withdraw();
                        throw new FalTransportException(exception.Message, wasSent: true, exception);
                    }
                },
                cancellationToken).ConfigureAwait(false);
            return reply.IsSuccess
                ? reply
                : throw new FalApiException($"{subject} was refused: the store answered {(int)reply.Status} ({reply.Status}).") { StatusCode = reply.Status };
        }
        catch (FalTransportException failure)
        {
            throw new FalApiException($"{subject} broke off: {failure.Message}", failure.InnerException);
        }
    }

    private static Uri PartAddress(Uri upload, int number) => Below(upload, number.ToString(CultureInfo.InvariantCulture));

    private static Uri Below(Uri upload, string segment)
    {
        var address = new UriBuilder(upload);
        address.Path = address.Path.TrimEnd('/') + "/" + segment;
        return address.Uri;
    }

    private static byte[] Json(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return buffer.ToArray();
    }
}
