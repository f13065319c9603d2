using System.Net;
using Polly;
using Polly.Retry;

namespace Fal.Nodes;

/// <summary>
/// What is tried again, how often and after what time. The numbers are those of the official JavaScript client 1.10.1, but
/// for a job's own failure, which its result call reports as 503: that is final and reported at once.
/// </summary>
internal sealed class RetryPolicies
{
    private const int MoreForStatus = 2;
    private static readonly TimeSpan LongestStatusDelay = TimeSpan.FromSeconds(30);

    private readonly FalClientOptions _options;

    public RetryPolicies(FalClientOptions options)
    {
        _options = options;
        var retries = options.MaxRetries;
        var maximum = options.MaxRetryDelay;
        Submit = Build(FalOperation.Submit, retries, options.RetryDelay, maximum);
        Result = Build(FalOperation.Result, retries, options.RetryDelay, maximum);
        Status = Build(FalOperation.Status, retries == 0 ? 0 : retries + MoreForStatus, options.RetryDelay, Shorter(maximum, LongestStatusDelay));
        Run = Build(FalOperation.Run, retries, TimeSpan.FromTicks(options.RetryDelay.Ticks / 2), maximum);
        Storage = Build(FalOperation.Storage, retries, options.RetryDelay, maximum);
        Cancel = Build(FalOperation.Cancel, retries, TimeSpan.FromTicks(options.RetryDelay.Ticks / 4), maximum);
        Download = retries == 0 ? ResiliencePipeline.Empty : new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = retries,
            Delay = options.RetryDelay,
            MaxDelay = maximum,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder().Handle<FalApiException>(exception => exception.StatusCode is null || exception.IsRetryable == true),
        }).Build();
    }

    public ResiliencePipeline<FalReply> Submit { get; }

    public ResiliencePipeline<FalReply> Status { get; }

    public ResiliencePipeline<FalReply> Result { get; }

    public ResiliencePipeline<FalReply> Cancel { get; }

    public ResiliencePipeline<FalReply> Run { get; }

    public ResiliencePipeline<FalReply> Storage { get; }

    public ResiliencePipeline Download { get; }

    public ResiliencePipeline<FalReply> For(FalOperation operation) => operation switch
    {
        FalOperation.Submit => Submit,
        FalOperation.Status => Status,
        FalOperation.Result => Result,
        FalOperation.Cancel => Cancel,
        FalOperation.Run => Run,
        _ => Storage,
    };

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private ResiliencePipeline<FalReply> Build(FalOperation operation, int retries, TimeSpan delay, TimeSpan maximum) =>
        retries == 0 ? ResiliencePipeline<FalReply>.Empty : new ResiliencePipelineBuilder<FalReply>().AddRetry(new RetryStrategyOptions<FalReply>
        {
            MaxRetryAttempts = retries,
            Delay = delay,
            MaxDelay = maximum,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => new ValueTask<bool>(
                arguments.Outcome.Exception is { } exception ? IsPassing(operation, exception) : IsPassing(operation, arguments.Outcome.Result!, maximum)),
            DelayGenerator = arguments => new ValueTask<TimeSpan?>(arguments.Outcome.Result?.RetryAfter),
            OnRetry = arguments =>
            {
                FalTelemetry.CountRetry(operation);
                return default;
            },
        }).Build();

    private bool IsPassing(FalOperation operation, Exception exception) =>
        exception is FalTransportException failure && (!failure.WasSent || !FalCall.Submits(operation) || _options.ResubmitWhenUncertain);

    private bool IsPassing(FalOperation operation, FalReply reply, TimeSpan maximum)
    {
        if (reply.IsUserTimeout || reply.IsRetryable == false || reply.RetryAfter > maximum)
        {
            return false;
        }

        if (reply.IsSuccess)
        {
            // A cut answer to a submission can't be had again: asking anew would submit anew.
            return reply.Fault is not null && (!FalCall.Submits(operation) || (reply.RequestId is null && _options.ResubmitWhenUncertain));
        }

        return operation switch
        {
            FalOperation.Result => FalHttp.IsPassing(reply.Status) && FalError.ErrorType(reply) is null,
            FalOperation.Status or FalOperation.Storage => FalHttp.IsPassing(reply.Status) || reply.Status == HttpStatusCode.InternalServerError,
            _ => FalHttp.IsPassing(reply.Status),
        };
    }
}
