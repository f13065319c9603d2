using CsCheck;

namespace Fal.Build.Core.Tests.Properties;

/// <summary>
/// Random samples that are the same in every run, so that a failure can be repeated. The environment variable
/// FAL_SAMPLES_SEED, a number, gives others: <c>FAL_SAMPLES_SEED=7 dotnet test --filter Properties</c>.
/// </summary>
internal static class Samples
{
    private static readonly ulong Seed =
        ulong.TryParse(Environment.GetEnvironmentVariable("FAL_SAMPLES_SEED"), out var seed) ? seed : 20_250_901;

    /// <summary>The first samples of a generator.</summary>
    public static IEnumerable<T> Of<T>(Gen<T> generator, int count)
    {
        var random = new PCG(1, Seed);
        for (var index = 0; index < count; index++)
        {
            yield return generator.Generate(random, null, out _);
        }
    }
}
