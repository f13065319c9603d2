using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Fal.Nodes.Tests.Webhooks;

public sealed class DocumentedExampleTests
{
    [Test]
    public async Task The_example_works()
    {
        var transcripts = new DocumentedExample.Transcripts();
        var builder = WebhookApplication.CreateBuilder();
        builder.Configuration["FAL_USER_ID"] = "user-1";
        builder.Services.AddSingleton(transcripts);
        await using var application = await WebhookApplication.StartAsync(DocumentedExample.Build(builder));

        foreach (var body in new[]
        {
            """{"request_id":"a","status":"OK","payload":{"text":"hi"}}""",
            """{"request_id":"b","status":"ERROR","error":"Unexpected status code: 422","payload":{"detail":[{"loc":["body","audio_url"],"msg":"field required"}]}}""",
        })
        {
            using var response = await application.PostAsync("/fal/wizper", Encoding.UTF8.GetBytes(body));
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }

        using var foreign = await application.PostAsync("/fal/wizper", "{}"u8.ToArray(), headers => headers with { UserId = "user-2" });
        Assert.That(foreign.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(transcripts.Texts, Is.EqualTo(new Dictionary<string, string> { ["a"] = "hi", ["b"] = "Unexpected status code: 422, 1 violations" }));
    }

    [Test]
    public void The_page_shows_what_is_compiled()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "Fal.Build.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var source = File.ReadAllText(Path.Combine(root, "tests", "Fal.Nodes.Tests", "Webhooks", "DocumentedExample.cs"));
        var marked = source.Split("// <example>\n")[1].Split("        // </example>")[0];
        var example = string.Join('\n', marked.Split('\n').Select(line => line.Length > 8 ? line[8..] : line.Trim()));

        Assert.That(File.ReadAllText(Path.Combine(root, "docs", "webhooks.md")), Does.Contain(example));
    }
}
