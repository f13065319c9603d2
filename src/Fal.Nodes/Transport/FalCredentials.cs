namespace Fal.Nodes;

/// <summary>Finds the key.</summary>
internal static class FalCredentials
{
    /// <summary>The key; null when there is none.</summary>
    public static string? Find(FalClientOptions options) =>
        Given(options.Key) ?? Environment("FAL_KEY") ??
        (Environment("FAL_KEY_ID") is { } id && Environment("FAL_KEY_SECRET") is { } secret ? $"{id}:{secret}" : null);

    /// <exception cref="FalApiException">There is none, or it can't be one.</exception>
    public static string Require(FalClientOptions options)
    {
        var key = Find(options) ?? throw new FalApiException(
            "There is no key for fal.ai. Set the environment variable FAL_KEY (or FalClientOptions.Key); keys are made at https://fal.ai/dashboard/keys.");
        if (key.Any(character => char.IsControl(character) || char.IsWhiteSpace(character) || character > '~'))
        {
            throw new FalApiException("The key for fal.ai holds a blank or a character that no key has; copy it anew from https://fal.ai/dashboard/keys.");
        }

        return key;
    }

    private static string? Environment(string name) => Given(System.Environment.GetEnvironmentVariable(name));

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value!.Trim();
}
