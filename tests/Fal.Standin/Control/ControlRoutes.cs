using System.Text;
using System.Text.Json.Nodes;
using Fal.Standin.Answers;
using Fal.Standin.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Fal.Standin.Control;

/// <summary>
/// Scripts the server from another process, and tells it what was received. Only there with <c>--control</c>; no key is needed.
/// <list type="table">
/// <item><term><c>POST /control/answers</c></term><description>
/// <c>{"endpoint", "json": any, "partials": [any]}</c>, or <c>{"endpoint", "never": true}</c>, or
/// <c>{"endpoint", "status", "detail", "error_type"?}</c>: what comes of the endpoint's requests from now on.
/// </description></item>
/// <item><term><c>POST /control/faults</c></term><description>
/// <c>{"effect": "status", "status", "body"?, "headers"?: {}}</c> or <c>{"effect"}</c> with <c>reset</c>,
/// <c>reset-after-acceptance</c>, <c>truncated-body</c>, <c>malformed-json</c> or <c>user-timeout</c>; with <c>"host"?, "method"?,
/// "path"?, "skip"?, "times"?</c> as in <see cref="StandinFault"/>.
/// </description></item>
/// <item><term><c>GET /control/exchanges</c></term><description>Everything that was received, bodies as text.</description></item>
/// <item><term><c>POST /control/reset</c></term><description>Forgets answers, faults and exchanges.</description></item>
/// </list>
/// </summary>
internal sealed class ControlRoutes(StandinServer server, AnswerBook answers, ExchangeLog exchanges)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/control/answers", async (HttpRequest request) => AddAnswer(await ReadAsync(request)));
        routes.MapPost("/control/faults", async (HttpRequest request) => AddFault(await ReadAsync(request)));
        routes.MapGet("/control/exchanges", () => new Reply(200, new JsonArray([.. server.Exchanges.Select(Describe)])));
        routes.MapPost("/control/reset", Reset);
    }

    private Reply AddAnswer(JsonObject script)
    {
        var answer = script["never"] is not null ? StandinAnswer.Never
            : script["status"] is { } status ? StandinAnswer.Failure(status.GetValue<int>(), Text(script, "detail") ?? "", Text(script, "error_type"))
            : StandinAnswer.Json(
                script["json"]?.ToJsonString() ?? "null",
                (script["partials"] as JsonArray ?? []).Select(partial => partial?.ToJsonString() ?? "null"));
        server.Answer(Text(script, "endpoint")!, answer);
        return Done();
    }

    private Reply AddFault(JsonObject script)
    {
        var effect = Text(script, "effect") switch
        {
            "reset" => StandinFaultEffect.Reset,
            "reset-after-acceptance" => StandinFaultEffect.ResetAfterAcceptance,
            "truncated-body" => StandinFaultEffect.TruncatedBody,
            "malformed-json" => StandinFaultEffect.MalformedJson,
            "user-timeout" => StandinFaultEffect.UserTimeout,
            "status" => StandinFaultEffect.Status(
                script["status"]!.GetValue<int>(),
                Text(script, "body") ?? """{"detail":"Scripted fault"}""",
                [.. (script["headers"] as JsonObject ?? []).Select(header => (header.Key, header.Value!.GetValue<string>()))]),
            _ => null,
        };
        if (effect is null)
        {
            return Reply.Detail(400, "effect isn't one that can be scripted from outside.");
        }

        server.Faults.Add(new StandinFault(effect)
        {
            Host = Text(script, "host"),
            Method = Text(script, "method"),
            Path = Text(script, "path") ?? "*",
            Skip = script["skip"]?.GetValue<int>() ?? 0,
            Times = script["times"]?.GetValue<int>() ?? 1,
        });
        return Done();
    }

    private Reply Reset()
    {
        answers.Clear();
        server.Faults.Clear();
        exchanges.Clear();
        return Done();
    }

    private static Reply Done() => new(204, ReadOnlyMemory<byte>.Empty);

    private static JsonObject Describe(StandinExchange exchange) => new()
    {
        ["sequence"] = exchange.Sequence,
        ["host"] = exchange.Host,
        ["method"] = exchange.Method,
        ["path"] = exchange.Path,
        ["query"] = Map(exchange.Query),
        ["headers"] = Map(exchange.Headers),
        ["body"] = Encoding.UTF8.GetString(exchange.Body.Span),
        ["body_length"] = exchange.BodyLength,
        ["status"] = exchange.Status,
    };

    private static JsonObject Map(IReadOnlyDictionary<string, string> values) =>
        new(values.Select(value => KeyValuePair.Create(value.Key, (JsonNode?)JsonValue.Create(value.Value))));

    private static async Task<JsonObject> ReadAsync(HttpRequest request) => JsonNode.Parse(await request.ReadBodyAsync())!.AsObject();

    private static string? Text(JsonObject script, string name) => script[name]?.GetValue<string>();
}
