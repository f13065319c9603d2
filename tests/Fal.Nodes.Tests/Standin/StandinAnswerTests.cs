using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Fal.Standin;

namespace Fal.Nodes.Tests.Standin;

public sealed class StandinAnswerTests
{
    private const string Schema = """
        {
          "paths": {
            "/test/app": {"post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/In"}}}}}},
            "/test/app/requests/{request_id}": {"get": {"responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Out"}}}}}}}
          },
          "components": {"schemas": {
            "In": {"type": "object", "required": ["prompt", "mode"], "properties": {
              "prompt": {"type": "string"},
              "mode": {"type": "string", "enum": ["fast", "good"]},
              "steps": {"anyOf": [{"type": "integer", "minimum": 1, "maximum": 50}, {"type": "null"}]},
              "seed": {"type": "integer"}
            }},
            "Out": {"type": "object", "x-fal-order-properties": ["images", "audio_file", "mesh", "text"], "properties": {
              "text": {"type": "string", "maxLength": 40},
              "score": {"type": "number", "minimum": 3, "maximum": 4},
              "seed": {"type": "integer"},
              "images": {"type": "array", "items": {"$ref": "#/components/schemas/File"}},
              "audio_file": {"$ref": "#/components/schemas/Audio"},
              "mesh": {"anyOf": [{"type": "null"}, {"$ref": "#/components/schemas/File"}]},
              "chunk": {"$ref": "#/components/schemas/Chunk"},
              "span": {"type": "array", "minItems": 2, "prefixItems": [{"anyOf": [{"type": "null"}, {"type": "number"}]}, {"type": "boolean"}]}
            }},
            "File": {"type": "object", "required": ["url"], "properties": {"url": {"type": "string"}, "content_type": {"type": "string"}}},
            "Audio": {"type": "object", "required": ["url"], "properties": {"url": {"type": "string"}, "file_name": {"type": "string"}}},
            "Chunk": {"type": "object", "properties": {"inner": {"$ref": "#/components/schemas/Chunk"}}}
          }}
        }
        """;

    private string _schemas;

    [SetUp]
    public void WriteSchema()
    {
        _schemas = Directory.CreateTempSubdirectory().FullName;
        File.WriteAllText(Path.Combine(_schemas, "test__app.json"), Schema);
    }

    [TearDown]
    public void RemoveSchema() => Directory.Delete(_schemas, recursive: true);

    [Test]
    public async Task An_answer_is_what_the_schema_lets_one_expect()
    {
        await using var server = await StandinServer.StartAsync(new StandinOptions { SchemaDirectory = _schemas });
        using var client = StandinCalls.Client();

        var answer = await client.PostAsJsonAsync(new Uri(server.RunAddress, "test/app"), new { prompt = "a cat", mode = "fast", seed = 7 }).ReadAsync();

        Assert.Multiple(() =>
        {
            Assert.That(answer.EnumerateObject().Select(member => member.Name).Take(4), Is.EqualTo(new[] { "images", "audio_file", "mesh", "text" }));
            Assert.That(answer.Text("text"), Does.Contain("a cat").And.Length.LessThanOrEqualTo(40));
            Assert.That(answer.GetProperty("score").GetDouble(), Is.InRange(3, 4));
            Assert.That(answer.GetProperty("seed").GetInt32(), Is.EqualTo(7));
            Assert.That(answer.GetProperty("span").EnumerateArray().Select(item => item.ValueKind), Is.EqualTo(new[] { JsonValueKind.Number, JsonValueKind.False }));
        });
        await AssertDownloadsAsync(answer.GetProperty("images")[0], "image/png", 0x89, (byte)'P', (byte)'N', (byte)'G');
        await AssertDownloadsAsync(answer.GetProperty("audio_file"), "audio/wav", (byte)'R', (byte)'I', (byte)'F', (byte)'F');
        await AssertDownloadsAsync(answer.GetProperty("mesh"), "model/gltf-binary", (byte)'g', (byte)'l', (byte)'T', (byte)'F');
    }

    [Test]
    public async Task An_input_that_breaks_the_schema_is_refused_as_a_model_does()
    {
        await using var server = await StandinServer.StartAsync(new StandinOptions { SchemaDirectory = _schemas });
        using var client = StandinCalls.Client();

        using var response = await client.PostAsJsonAsync(new Uri(server.RunAddress, "test/app"), new { mode = "best", steps = 51, seed = "x" });
        var details = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.UnprocessableEntity));
        Assert.That(
            details.EnumerateArray().Select(detail => $"{detail.GetProperty("loc")} {detail.Text("type")}: {detail.Text("msg")}"),
            Is.EqualTo(new[]
            {
                """["body","prompt"] missing: Field required""",
                """["body","mode"] literal_error: Input should be 'fast' or 'good'""",
                """["body","steps"] less_than_equal: Input should be less than or equal to 50""",
                """["body","seed"] int_type: Input should be a valid integer""",
            }));
    }

    [Test]
    public async Task A_thousand_requests_at_once_are_all_answered()
    {
        await using var server = await StandinServer.StartAsync();
        using var client = StandinCalls.Client();
        var answers = new ConcurrentBag<int>();

        await Parallel.ForEachAsync(Enumerable.Range(0, 1000), new ParallelOptions { MaxDegreeOfParallelism = 1000 }, async (number, _) =>
        {
            var submitted = await client.SubmitAsync(server, "test/load", new { number });
            while ((await client.GetJsonAsync(submitted.Text("status_url"))).Text("status") != "COMPLETED")
            {
            }

            var result = await client.GetJsonAsync(submitted.Text("response_url"));
            answers.Add(result.GetProperty("echo").GetProperty("number").GetInt32());
        });

        Assert.That(answers.Order(), Is.EqualTo(Enumerable.Range(0, 1000)));
        Assert.That(server.Requests.Select(request => (request.State, request.SubmittedCount, request.StatusReads, request.ResultReads)).Distinct(), Is.EqualTo(new[] { (StandinState.Completed, 1, 4, 1) }));
        Assert.That(server.Exchanges, Has.Count.EqualTo(6000));
    }

    private static async Task AssertDownloadsAsync(JsonElement asset, string contentType, params byte[] beginning)
    {
        using var client = new HttpClient();
        using var response = await client.GetAsync(new Uri(asset.Text("url")));
        var bytes = await response.Content.ReadAsByteArrayAsync();

        Assert.That((response.StatusCode, response.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.OK, contentType)));
        Assert.That(bytes.Take(beginning.Length), Is.EqualTo(beginning));
    }
}
