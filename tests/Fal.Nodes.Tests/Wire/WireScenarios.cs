using System.Net;
using Fal.Nodes.Tests.Client;
using Fal.Standin;
using NUnit.Framework.Constraints;

namespace Fal.Nodes.Tests.Wire;

/// <summary>The scenarios of the recording, in its order.</summary>
internal static class WireScenarios
{
    private static readonly WireDifference StatusWithLogs = WireDifference.OfEach(
        "a status that is asked for by itself comes with its log lines",
        "`GetStatusAsync` gives all that there is to know; following a job asks for lines only where somebody listens.",
        exchange => exchange.Query.ContainsKey("logs") ? exchange with { Query = exchange.Query.SetItem("logs", "1") } : exchange);

    public static IReadOnlyList<WireScenario> All { get; } =
    [
        new("submit-status-result", async stage =>
        {
            var request = await WireStage.Node(WireStage.Flux, """{"prompt":"a cat"}""").SubmitAsync(stage.Polling, new FalSubmitOptions
            {
                Webhook = new Uri("https://example.com/hook?a=1"),
                Priority = FalPriority.Low,
                RunnerHint = "h1",
                StartTimeout = TimeSpan.FromSeconds(30),
                ObjectLifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromHours(1), DefaultAccess = FalAccess.Forbid },
                StoreInputAndOutput = false,
            });
            for (var poll = 0; poll < 4; poll++)
            {
                await request.GetStatusAsync();
            }

            await request.GetResultAsync();
        }),

        new("subscribe-polling-logs", stage => stage.Polling.RunAsync(WireStage.Node(WireStage.Flux), progress: new Reports<FalStatus>())),

        new("subscribe-streaming", stage => stage.Client(null).RunAsync(WireStage.Node(WireStage.Flux), progress: new Reports<FalStatus>())),

        new("cancel", async stage =>
        {
            stage.Server.Answer("test/stuck", StandinAnswer.Never);
            var request = await stage.SubmitAsync("test/stuck");
            Assert.That(await request.CancelAsync(), Is.EqualTo(FalCancellation.Requested));
            Assert.That(await request.CancelAsync(), Is.EqualTo(FalCancellation.AlreadyCompleted));
            Assert.That(await stage.Polling.Resume<WireOutput>("test/stuck", "nope").CancelAsync(), Is.EqualTo(FalCancellation.NotFound));
        }),

        new("result-too-early", async stage =>
        {
            var request = await stage.SubmitAsync(WireStage.Flux);
            Assert.That(() => request.GetResultAsync(), Refused(HttpStatusCode.BadRequest));
        }),

        new("error-422-after-completed", stage =>
        {
            Assert.That(() => stage.RunAsync(WireStage.Flux, """{"seed":1}"""), Throws.TypeOf<FalValidationException>());
            return Task.CompletedTask;
        }),

        new("error-runner-disconnected", stage =>
        {
            stage.Server.Answer("test/runner-dies", StandinAnswer.Failure(503, "Runner disconnected unexpectedly", "runner_disconnected"));
            Assert.That(() => stage.RunAsync("test/runner-dies"), Refused(HttpStatusCode.ServiceUnavailable).And.Property("ErrorType").EqualTo("runner_disconnected"));
            return Task.CompletedTask;
        })
        {
            Differences =
            [
                new(
                    "the result of a job that failed is asked for once, not four times",
                    "Its status has said that it failed and of what; asking again costs seven seconds and changes nothing.",
                    exchanges => exchanges.Where((exchange, index) => index == 0 || exchange.ToString() != exchanges[index - 1].ToString() || exchange.Status != 503)),
            ],
        },

        new("error-401", stage =>
        {
            Assert.That(
                () => stage.Client(options => options.Key = "wrong:key").RunDirectAsync(WireStage.Node(WireStage.Flux)),
                Refused(HttpStatusCode.Unauthorized).And.Message.Contains("FAL_KEY"));
            return Task.CompletedTask;
        })
        {
            Differences =
            [
                WireDifference.OfEach(
                    "a wrong key is sent where the official client sends none",
                    "Without a key nothing is sent at all: the exception names FAL_KEY before any request.",
                    exchange => exchange.With("authorization", "Key wrong:key")),
            ],
        },

        new("run-sync", async stage =>
        {
            await stage.Polling.RunDirectAsync(WireStage.Node(WireStage.Flux));
            Assert.That(() => stage.Polling.RunDirectAsync(WireStage.Node(WireStage.Flux, "{}")), Throws.TypeOf<FalValidationException>());
        }),

        new("run-retry-503", async stage =>
        {
            stage.Fault(
                StandinFaultEffect.Status(503, """{"detail":"upstream","error_type":"runner_connection_error"}""", ("x-fal-error-type", "runner_connection_error")),
                times: 2,
                host: "run");
            await stage.Polling.RunDirectAsync(WireStage.Node("test/flaky-run"));
        }),

        new("submit-retry-503", async stage =>
        {
            stage.Fault(StandinFaultEffect.Status(503, "<html>nginx</html>"), times: 2);
            await stage.SubmitAsync("test/flaky");
        }),

        new("submit-connection-reset-retried", stage =>
        {
            stage.Fault(StandinFaultEffect.Reset, times: 1);
            Assert.That(() => stage.SubmitAsync("test/reset"), Throws.TypeOf<FalSubmissionUncertainException>());
            return Task.CompletedTask;
        })
        {
            Differences =
            [
                new(
                    "a submission whose arguments went out before the connection broke isn't sent again",
                    "The job may have been accepted, and would run and be billed twice: `FalSubmissionUncertainException` leaves the choice to the caller, and `ResubmitWhenUncertain` does as the official client.",
                    exchanges => exchanges.Take(1)),
            ],
        },

        new("submit-500-not-retried", stage =>
        {
            stage.Fault(StandinFaultEffect.Status(500), times: int.MaxValue);
            Assert.That(() => stage.SubmitAsync("test/err500"), Refused(HttpStatusCode.InternalServerError));
            return Task.CompletedTask;
        }),

        new("status-500-retried", async stage =>
        {
            stage.Fault(StandinFaultEffect.Status(500), times: 2, path: "*/status");
            var request = await stage.SubmitAsync("test/flaky-status");
            Assert.That((await request.GetStatusAsync()).State, Is.EqualTo(FalState.InQueue));
        })
        {
            Differences = [StatusWithLogs],
        },

        new("submit-429-exhausts", stage =>
        {
            stage.Fault(StandinFaultEffect.TooManyRequests(TimeSpan.Zero), times: int.MaxValue);
            Assert.That(() => stage.SubmitAsync("test/limit"), Refused(HttpStatusCode.TooManyRequests));
            return Task.CompletedTask;
        }),

        new("user-timeout-504-not-retried", stage =>
        {
            stage.Fault(StandinFaultEffect.UserTimeout, times: int.MaxValue);
            Assert.That(
                () => stage.SubmitAsync(WireStage.Flux, new FalSubmitOptions { StartTimeout = TimeSpan.FromSeconds(2) }),
                Refused(HttpStatusCode.GatewayTimeout).And.Property("IsRetryable").EqualTo(false));
            return Task.CompletedTask;
        }),

        new("subscribe-timeout-cancels", stage =>
        {
            stage.Server.Answer("test/stuck", StandinAnswer.Never);
            Assert.That(
                () => stage.Polling.RunAsync(WireStage.Node("test/stuck"), new FalRunOptions { Deadline = TimeSpan.FromSeconds(3) }),
                Throws.TypeOf<FalTimeoutException>());
            return Task.CompletedTask;
        })
        {
            IsBoundByTime = true,
        },

        new("subscribe-abort-does-not-cancel", async stage =>
        {
            stage.Server.Answer("test/stuck", StandinAnswer.Never);
            using var abort = new CancellationTokenSource();
            var run = stage.Polling.RunAsync(WireStage.Node("test/stuck"), cancellationToken: abort.Token);
            await StandinFixture.UntilAsync(() => stage.Server.Requests is [{ StatusReads: >= 3 }], "The third poll");
            await abort.CancelAsync();
            Assert.That(() => run, Throws.InstanceOf<OperationCanceledException>());
        })
        {
            IsBoundByTime = true,
            Differences =
            [
                new(
                    "a cancelled run is cancelled on the service",
                    "Nobody waits for its answer any more, which would be billed all the same.",
                    exchanges => [.. exchanges, Cancellation(exchanges)]),
            ],
        },

        new("upload-and-transform", async stage =>
        {
            var keeping = stage.Client(options => options.UploadLifecycle = new FalObjectLifecycle { ExpiresAfter = TimeSpan.FromDays(7) });
            await keeping.UploadAsync(ImageRef.FromStream(new MemoryStream(new byte[1234]), "image/png", "a.png"));
            await new WireEditNode
            {
                Image = ImageRef.FromBytes(new byte[3], "image/jpeg"),
                Images = [ImageRef.FromStream(new MemoryStream("b"u8.ToArray()), "image/webp", "b.webp")],
                Nested = new WireNested { Mask = "data:image/png;base64,AAAA" },
            }.SubmitAsync(stage.Polling);
        })
        {
            Differences = [NamedByKind("{time}.jpeg", "image.jpeg")],
        },

        new("upload-multipart-91MB", async stage =>
        {
            using var content = new MemoryStream(new byte[91 * 1024 * 1024]);
            await stage.Polling.UploadAsync(FileRef.FromStream(content, "application/octet-stream", "big.bin"));
        })
        {
            IsUnordered = true,
        },

        new("stream-endpoint", async stage =>
        {
            stage.Server.Answer(WireStage.Flux, StandinAnswer.Json("""{"seed":42}""", """{"partial":1}""", """{"partial":2}"""));
            var pieces = 0;
            await foreach (var _ in WireStage.Node(WireStage.Flux).StreamAsync(stage.Polling))
            {
                pieces++;
            }

            Assert.That(pieces, Is.EqualTo(3));
        }),

        new("id-forms", async stage =>
        {
            foreach (var id in new[] { "workflows/me/flow/sub", "comfy/me/app", "1234-my-app", "fal-ai/flux" })
            {
                await (await stage.SubmitAsync(id)).GetStatusAsync();
            }
        })
        {
            Differences = [StatusWithLogs],
        },

        new("get-method-input-in-query", _ => Task.CompletedTask)
        {
            Differences =
            [
                new(
                    "arguments are never sent in the query, so nothing is sent",
                    "The queue takes submissions by POST alone and answers 405; no endpoint of the catalogue is run by GET.",
                    _ => []),
            ],
        },

        new("realtime-token", async stage =>
            Assert.That(await stage.Polling.CreateTokenAsync(["fal-ai/fast-lcm-diffusion"], TimeSpan.FromMinutes(2)), Is.Not.Empty)),

        new("via-proxyUrl-always", async stage =>
        {
            await stage.RunAsync(WireStage.Flux);
            await stage.Polling.UploadAsync(FileRef.FromBytes("x"u8.ToArray(), "text/plain"));
        })
        {
            Differences =
            [
                WireDifference.OfEach(
                    "no `x-fal-target-url`",
                    "A proxy is named by its own addresses (`QueueAddress`, `RunAddress`, `StorageAddress`), which say by themselves what is meant.",
                    exchange => exchange.Without("x-fal-target-url")),
                NamedByKind("{time}.plain", "file.txt"),
            ],
        },

        // Its way of redirecting requests is a handler of HttpClient's here; what goes out is the same.
        new("via-requestMiddleware", stage => stage.RunAsync(WireStage.Flux)),
    ];

    private static EqualConstraint<HttpStatusCode> Refused(HttpStatusCode status) =>
        Throws.TypeOf<FalApiException>().With.Property(nameof(FalApiException.StatusCode)).EqualTo(status);

    private static WireDifference NamedByKind(string from, string to) => WireDifference.OfEach(
        $"a file without a name of its own is called by its kind, `{to}`, and not by the clock",
        "The name ends in the answer's URL, where a word says more than a time, and the same request stays the same.",
        exchange => exchange with { Body = exchange.Body.Replace(from, to, StringComparison.Ordinal) });

    /// <summary>The cancellation that the official client sends when its own time limit passes.</summary>
    private static WireExchange Cancellation(IEnumerable<WireExchange> exchanges)
    {
        var status = exchanges.Last();
        return status with
        {
            Method = "PUT",
            Path = status.Path[..status.Path.LastIndexOf('/')] + "/cancel",
            Query = status.Query.Clear(),
            Status = 202,
        };
    }
}
