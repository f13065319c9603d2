using System.Globalization;
using System.Text;

namespace Fal.Nodes;

/// <summary>The headers that say how a job is queued.</summary>
internal static class SubmitHeaders
{
    /// <exception cref="ArgumentException">A limit is too short.</exception>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(FalSubmitOptions options)
    {
        var headers = new List<KeyValuePair<string, string>>();
        Add("x-fal-queue-priority", options.Priority == FalPriority.Low ? "low" : "normal");
        if (options.RunnerHint is { } hint)
        {
            Add("x-fal-runner-hint", hint);
        }

        if (options.StartTimeout is { } timeout)
        {
            if (timeout <= TimeSpan.FromSeconds(1))
            {
                throw new ArgumentException($"StartTimeout is {timeout}; it has to be longer than a second.", nameof(options));
            }

            Add("x-fal-request-timeout", timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        }

        if (options.ObjectLifecycle is { } lifecycle)
        {
            Add("x-fal-object-lifecycle-preference", Encoding.UTF8.GetString(lifecycle.ToJson()));
        }

        if (options.StoreInputAndOutput is { } store)
        {
            Add("x-fal-store-io", store ? "1" : "0");
        }

        if (options.NoServerRetry)
        {
            Add("x-fal-no-retry", "1");
        }

        if (options.NoFallback)
        {
            Add("x-app-fal-disable-fallback", "true");
        }

        return headers;

        void Add(string name, string value) => headers.Add(new(name, value));
    }
}
