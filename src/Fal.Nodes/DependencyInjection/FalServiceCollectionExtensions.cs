using Fal.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="FalClient"/> for injection.</summary>
public static class FalServiceCollectionExtensions
{
    /// <summary>Name of the client in <c>IHttpClientFactory</c>.</summary>
    public const string HttpClientName = "Fal.Nodes";

    /// <summary>Registers one <see cref="FalClient"/>, also as <see cref="IFalClient"/>, over <c>IHttpClientFactory</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets options; null for the defaults and the key from the environment.</param>
    /// <returns>The HTTP client behind it, to add handlers to.</returns>
    /// <exception cref="OptionsValidationException">When the host starts: an option has a value that isn't allowed.</exception>
    public static IHttpClientBuilder AddFalClient(this IServiceCollection services, Action<FalClientOptions>? configure = null)
    {
        var options = Add(services);
        if (configure is not null)
        {
            options.Configure(configure);
        }

        return AddHttp(services);
    }

    /// <summary>Registers one <see cref="FalClient"/>, also as <see cref="IFalClient"/>, over <c>IHttpClientFactory</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section that holds the options, such as <c>Fal</c> with <c>Key</c> and <c>Deadline</c>.</param>
    /// <returns>The HTTP client behind it, to add handlers to.</returns>
    /// <exception cref="OptionsValidationException">When the host starts: an option has a value that isn't allowed.</exception>
    public static IHttpClientBuilder AddFalClient(this IServiceCollection services, IConfiguration configuration)
    {
        Add(services).Bind(configuration ?? throw new ArgumentNullException(nameof(configuration)));
        return AddHttp(services);
    }

    private static OptionsBuilder<FalClientOptions> Add(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new FalClient(
            provider.GetRequiredService<IOptions<FalClientOptions>>().Value,
            FalHttp.Prepare(provider.GetRequiredService<IHttpClientFactory>().CreateClient(HttpClientName)),
            provider.GetService<ILogger<FalClient>>()));
        services.TryAddSingleton<IFalClient>(provider => provider.GetRequiredService<FalClient>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<FalClientOptions>, FalClientOptionsValidation>());
        return services.AddOptions<FalClientOptions>().ValidateOnStart();
    }

    /// <summary>One handler for good: it renews its connections by itself, and the client that holds it is a singleton.</summary>
    private static IHttpClientBuilder AddHttp(IServiceCollection services) => services
        .AddHttpClient(HttpClientName)
        .ConfigurePrimaryHttpMessageHandler(FalHttp.CreateHandler)
        .SetHandlerLifetime(Timeout.InfiniteTimeSpan);
}
