using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Fal.Nodes.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Fal.Nodes.Tests.Webhooks;

public sealed class FalWebhookEndpointTests
{
    private static readonly byte[] Success = """{"request_id":"r1","status":"OK","payload":{"text":"hi"}}"""u8.ToArray();

    private readonly ConcurrentQueue<string> _handled = [];

    [SetUp]
    public void Forget() => _handled.Clear();

    [Test]
    public async Task A_genuine_webhook_gets_to_its_handler_with_its_typed_answer()
    {
        await using var application = await StartAsync();
        using var response = await application.PostAsync("/fal/sample", Success);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_handled, Is.EqualTo(new[] { "r1 hi" }));
    }

    [Test]
    public async Task One_address_can_serve_several_endpoints()
    {
        await using var application = await StartAsync();
        using var response = await application.PostAsync("/fal", Success);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Accepted), "as the handler says");
        Assert.That(_handled, Is.EqualTo(new[] { """{"text":"hi"}""" }));
    }

    [Test]
    public async Task A_forged_webhook_is_refused_with_the_reason()
    {
        await using var application = await StartAsync();
        using var response = await application.PostAsync("/fal/sample", Success, headers => headers with { UserId = null });

        await AssertProblemAsync(response, HttpStatusCode.Unauthorized, "Headers are missing: X-Fal-Webhook-User-Id.");
    }

    [Test]
    public async Task A_changed_webhook_is_refused()
    {
        await using var application = await StartAsync();
        using var response = await application.PostAsync("/fal/sample", Success, headers => headers with { RequestId = "r2" });

        await AssertProblemAsync(response, HttpStatusCode.Unauthorized, "The signature was made with none of the service's keys, or for another webhook.");
    }

    [Test]
    public async Task Without_keys_the_service_is_told_to_come_again()
    {
        using var keys = new KeyServer { Status = HttpStatusCode.InternalServerError };
        await using var application = await StartAsync(keys);
        using var response = await application.PostAsync("/fal/sample", Success);

        await AssertProblemAsync(response, HttpStatusCode.ServiceUnavailable, "The service's keys can't be had from rest.fal.ai: ");
    }

    [Test]
    public async Task A_body_above_Kestrels_own_limit_is_read()
    {
        await using var application = await StartAsync();
        var body = Encoding.UTF8.GetBytes("""{"request_id":"r1","status":"OK","payload":{"text":"?"}}""".Replace("?", new string('x', 31 * 1024 * 1024), StringComparison.Ordinal));
        using var response = await application.PostAsync("/fal/sample", body);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(_handled.Single(), Has.Length.EqualTo("r1 ".Length + (31 * 1024 * 1024)));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_body_above_the_limit_isnt_read(bool isChunked)
    {
        await using var application = await StartAsync();
        using var response = await application.PostAsync("/small", Success, isChunked: isChunked);

        await AssertProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "The body is above the limit of 10 bytes.");
    }

    [TestCase("""{"request_id":"r1","status":"OK","payload":{"videos":7}}""")]
    [TestCase("not JSON")]
    [TestCase("""{"request_id":"throw","status":"OK"}""")]
    public async Task What_cant_be_handled_comes_again(string body)
    {
        await using var application = await StartAsync();
        using var response = await application.PostAsync("/fal/sample", Encoding.UTF8.GetBytes(body));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(_handled, Is.Empty);
    }

    [Test]
    public async Task A_refusal_is_logged_without_anything_of_the_webhook()
    {
        using var log = new TestLog();
        await using var application = await StartAsync(log: log);
        using var response = await application.PostAsync("/fal/sample", Success, headers => headers with { Signature = "secret" });

        Assert.That(log.Warnings, Is.EqualTo(new[] { "A webhook was refused: X-Fal-Webhook-Signature isn't 64 bytes in hex." }));
    }

    [Test]
    public async Task A_missing_registration_is_told_at_the_start()
    {
        await using var application = WebhookApplication.CreateBuilder().Build();

        Assert.That(
            () => application.MapFalWebhook<SampleOutput>("/fal", (_, _) => Task.CompletedTask),
            Throws.InvalidOperationException.With.Message.EqualTo("Call services.AddFalWebhooks() before MapFalWebhook."));
    }

    private async Task<WebhookApplication> StartAsync(KeyServer? keys = null, TestLog? log = null)
    {
        var builder = WebhookApplication.CreateBuilder(keys);
        if (log is not null)
        {
            builder.Logging.AddProvider(log);
        }

        builder.Services.AddFalWebhooks();
        var application = builder.Build();
        application.MapFalWebhook<SampleOutput>("/fal/sample", (webhook, _) =>
        {
            if (webhook.RequestId == "throw")
            {
                throw new InvalidOperationException("the handler's own trouble");
            }

            _handled.Enqueue($"{webhook.RequestId} {webhook.Output!.Text}");
            return Task.CompletedTask;
        });
        application.MapFalWebhook("/fal", (webhook, context) =>
        {
            _handled.Enqueue(webhook.Payload!.Value.GetRawText());
            context.Response.StatusCode = StatusCodes.Status202Accepted;
            return Task.CompletedTask;
        });
        application.MapFalWebhook<SampleOutput>("/small", (_, _) => Task.CompletedTask).WithMetadata(new RequestSizeLimitAttribute(10));
        return await WebhookApplication.StartAsync(application);
    }

    private async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string detail)
    {
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;

        Assert.That(response.StatusCode, Is.EqualTo(status));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo((int)status));
        Assert.That(problem.GetProperty("detail").GetString(), Does.StartWith(detail));
        Assert.That(_handled, Is.Empty);
    }

    private sealed class TestLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _warnings = [];

        public IReadOnlyCollection<string> Warnings => _warnings;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel == LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                _warnings.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
