using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Fal.Nodes;

/// <summary>
/// Activities and metrics, both under the name <c>Fal.Nodes</c>. Names of tags follow OpenTelemetry's conventions where those
/// have one.
/// </summary>
internal static class FalTelemetry
{
    public const string Name = "Fal.Nodes";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> RunDuration = Meter.CreateHistogram<double>(
        "fal.client.run.duration", "s", "From the first byte sent to the answer read, or to the failure.");

    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("fal.client.retries", "{retry}", "Exchanges that were tried again.");

    private static readonly Counter<long> UploadedBytes = Meter.CreateCounter<long>("fal.client.uploaded", "By", "Bytes of files that were uploaded.");

    public static Activity? Start(string operation, string endpointId)
    {
        var activity = Source.StartActivity($"{operation} {endpointId}", ActivityKind.Client);
        activity?.SetTag("fal.operation", operation).SetTag("fal.endpoint", endpointId);
        return activity;
    }

    public static void Complete(Activity? activity, string? requestId, decimal? billableUnits)
    {
        activity?.SetTag("fal.request_id", requestId).SetTag("fal.billable_units", billableUnits is { } units ? (double)units : null);
        activity?.SetStatus(ActivityStatusCode.Ok);
    }

    public static void Fail(Activity? activity, Exception exception) =>
        activity?.SetTag("error.type", ErrorType(exception)).SetStatus(ActivityStatusCode.Error, exception.GetType().Name);

    public static void RecordRun(string operation, string endpointId, Stopwatch clock, Exception? failure)
    {
        var tags = new TagList { { "fal.operation", operation }, { "fal.endpoint", endpointId } };
        if (failure is not null)
        {
            tags.Add("error.type", ErrorType(failure));
        }

        RunDuration.Record(clock.Elapsed.TotalSeconds, tags);
    }

    public static void CountRetry(FalOperation operation) => Retries.Add(1, new KeyValuePair<string, object?>("fal.operation", operation.ToString()));

    public static void CountUpload(long bytes) => UploadedBytes.Add(bytes);

    private static string ErrorType(Exception exception) => (exception as FalApiException)?.ErrorType ?? exception.GetType().Name;
}
