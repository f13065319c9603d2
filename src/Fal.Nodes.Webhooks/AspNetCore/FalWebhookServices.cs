using Fal.Nodes.Webhooks.Keys;
using Microsoft.Extensions.DependencyInjection;

namespace Fal.Nodes.Webhooks;

/// <summary>Registers what receives webhooks.</summary>
public static class FalWebhookServices
{
    private const string HttpClientName = "Fal.Nodes.Webhooks";

    /// <summary>
    /// Registers one <see cref="FalWebhookVerifier"/> for the process. It takes the time from a registered
    /// <see cref="TimeProvider"/>, where there is one.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="options">How webhooks are checked; null for the defaults, which accept those of every account.</param>
    /// <returns>The client that fetches the service's keys, for those who have to send it through a proxy.</returns>
    public static IHttpClientBuilder AddFalWebhooks(this IServiceCollection services, FalWebhookVerifierOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);

        // The verifier keeps its client for good. That is safe here: between two fetches the connection is closed for idleness,
        // so that the next one looks the address up again.
        services.AddSingleton(provider => new FalWebhookVerifier(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName), options, provider.GetService<TimeProvider>()));
        return services.AddHttpClient(HttpClientName, KeyRequestLimits.Apply);
    }
}
