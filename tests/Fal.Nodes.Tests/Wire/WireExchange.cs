using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fal.Standin;

namespace Fal.Nodes.Tests.Wire;

/// <summary>
/// One exchange in the form in which two clients are compared: what differs from run to run (ids, times, signatures, the port,
/// the version of this library) is replaced by its name.
/// </summary>
internal sealed partial record WireExchange
{
    private const string Cdn = "https://v3.fal.media/";

    private static readonly string[] ComparedHeaders = ["accept", "authorization", "content-type", "expect", "user-agent"];

    public required string Host { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required ImmutableSortedDictionary<string, string> Query { get; init; }

    public required ImmutableSortedDictionary<string, string> Headers { get; init; }

    /// <summary>JSON with its members in order, the length of a file, or nothing.</summary>
    public required string Body { get; init; }

    /// <summary>The status answered; 0 where the connection was broken instead.</summary>
    public required int Status { get; init; }

    public bool IsSubmission => Method == "POST" && Host is "queue" or "run";

    /// <summary>An exchange as the official client's was recorded.</summary>
    public static WireExchange Recorded(JsonElement exchange) => new()
    {
        Host = exchange.GetProperty("host").GetString() switch
        {
            "queue.fal.run" => "queue",
            "fal.run" => "run",
            "rest.fal.ai" => "rest",
            _ => "cdn",
        },
        Method = exchange.GetProperty("method").GetString()!,
        Path = Masked(exchange.GetProperty("path").GetString()!),
        Query = Mapped(Texts(exchange.GetProperty("query"))),
        Headers = Compared(Texts(exchange.GetProperty("headers"))),
        Body = exchange.TryGetProperty("body", out var body) && body.ValueKind != JsonValueKind.Null
            ? body.ValueKind == JsonValueKind.String ? body.GetString()! : Json(body)
            : "",
        Status = exchange.GetProperty("status").GetInt32(),
    };

    /// <summary>An exchange as the stand-in received it.</summary>
    public static WireExchange Received(StandinExchange exchange, StandinServer server)
    {
        var isFile = exchange is { Host: "cdn", Method: "PUT" };
        return new WireExchange
        {
            Host = exchange.Host,
            Method = exchange.Method,
            Path = Masked(exchange.Path),
            Query = Mapped(exchange.Query),
            Headers = Compared(exchange.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Replace(StandinOptions.DefaultKey, "<redacted>", StringComparison.Ordinal)))),
            Body = isFile ? $"<{exchange.BodyLength} bytes>"
                : exchange.Body.IsEmpty ? ""
                : Json(JsonElement.Parse(Encoding.UTF8.GetString(exchange.Body.Span).Replace(server.CdnAddress.AbsoluteUri, Cdn, StringComparison.Ordinal))),
            Status = exchange.Status,
        };
    }

    public WireExchange With(string header, string value) => this with { Headers = Headers.SetItem(header, value) };

    public WireExchange Without(string header) => this with { Headers = Headers.Remove(header) };

    public override string ToString() =>
        $"{Host} {Method} {Path}{string.Concat(Query.Select(value => $" ?{value.Key}={value.Value}"))} {{{string.Join(", ", Headers.Select(header => $"{header.Key}: {header.Value}"))}}} {Body} -> {Status}";

    private static IEnumerable<KeyValuePair<string, string>> Texts(JsonElement map) =>
        map.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value.GetString()!));

    private static ImmutableSortedDictionary<string, string> Mapped(IEnumerable<KeyValuePair<string, string>> query) =>
        query.ToImmutableSortedDictionary(value => value.Key, value => value.Key == "sig" ? "{signature}" : value.Value, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> Compared(IEnumerable<KeyValuePair<string, string>> headers) =>
        headers.Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), Masked(header.Value)))
            .Where(header => header.Key.StartsWith("x-fal-", StringComparison.Ordinal) || ComparedHeaders.Contains(header.Key))
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static string Json(JsonElement json)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteInOrder(json, writer);
        }

        return Masked(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    /// <summary>The order of an object's members means nothing.</summary>
    private static void WriteInOrder(JsonElement json, Utf8JsonWriter writer)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in json.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    WriteInOrder(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in json.EnumerateArray())
                {
                    WriteInOrder(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                json.WriteTo(writer);
                break;
        }
    }

    private static string Masked(string text)
    {
        text = RequestId().Replace(text, "{request}");
        text = UploadId().Replace(text, "/upload/{file}");
        text = FileId().Replace(text, "/standin/{file}_");
        text = Time().Replace(text, "{time}.");
        text = EntityTag().Replace(text, "\"etag\":\"{etag}\"");
        return OwnVersion().Replace(text, "Fal.Nodes/{version}");
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex RequestId();

    [GeneratedRegex("/upload/[0-9a-f]{8}")]
    private static partial Regex UploadId();

    [GeneratedRegex("/standin/[0-9a-f]{8}_")]
    private static partial Regex FileId();

    [GeneratedRegex(@"(?<![0-9])[0-9]{13}\.")]
    private static partial Regex Time();

    [GeneratedRegex("\"etag\":\"[^\"]*\"")]
    private static partial Regex EntityTag();

    [GeneratedRegex(@"^Fal\.Nodes/[0-9.]+$")]
    private static partial Regex OwnVersion();
}
