using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Fal.Standin.Recording;

/// <summary>
/// Everything that was received, in the order of arrival. A request is entered when it comes, not when it has been answered:
/// a client that has its answer finds the request here.
/// </summary>
internal sealed class ExchangeLog(StandinOptions options)
{
    private readonly ConcurrentQueue<Entry> _entries = new();
    private long _sequence;

    public IReadOnlyList<StandinExchange> Snapshot() => _entries.Select(entry => entry.Snapshot()).OrderBy(exchange => exchange.Sequence).ToList();

    public void Clear() => _entries.Clear();

    public Task RecordAsync(HttpContext context, RequestDelegate next)
    {
        // What scripts the server from outside is no traffic of a client.
        if (options.RecordExchanges && !context.Request.Path.StartsWithSegments("/control"))
        {
            Enter(context);
        }

        return next(context);
    }

    private void Enter(HttpContext context)
    {
        var request = context.Request;
        var (host, path) = Addresses.Split(request.Path);
        var body = new BodyRecorder(request.Body, options.RecordedBodyBytes);
        var entry = new Entry(body, new StandinExchange
        {
            Sequence = Interlocked.Increment(ref _sequence),
            Host = host,
            Method = request.Method,
            Path = path,
            RawQuery = request.QueryString.Value ?? "",
            Query = request.Query.ToDictionary(value => value.Key, value => value.Value.ToString()),
            Headers = request.Headers.ToDictionary(value => value.Key, value => value.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = default,
            BodyLength = 0,
            Status = 0,
        });
        request.Body = body;
        context.Response.OnStarting(() =>
        {
            // The server begins an answer even on a connection that was broken meanwhile; nobody gets it.
            if (!context.RequestAborted.IsCancellationRequested)
            {
                entry.Answered(context.Response.StatusCode);
            }

            return Task.CompletedTask;
        });

        _entries.Enqueue(entry);
        while (_entries.Count > options.RecordedExchanges && _entries.TryDequeue(out _))
        {
        }
    }

    private sealed class Entry(BodyRecorder body, StandinExchange arrival)
    {
        private volatile int _status;

        public void Answered(int status) => _status = status;

        public StandinExchange Snapshot()
        {
            var (beginning, length) = body.Snapshot();
            return arrival with { Body = beginning, BodyLength = length, Status = _status };
        }
    }
}
