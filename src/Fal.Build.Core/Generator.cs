using System.Reflection;

namespace Fal.Build.Core;

/// <summary>
/// The one entry: configs, catalogue and schemas in, C# files and coverage out. It collects every diagnostic of every file
/// before it gives up, and never throws for bad input.
/// </summary>
public static class Generator
{
    /// <summary>Name and version, as reports state it.</summary>
    public static string NameAndVersion { get; } =
        "Fal.Build " + typeof(Generator).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>
    /// Generates. After a FAL0, FAL1 or FAL2 error nothing is written and coverage isn't judged; after a FAL3 error everything is.
    /// </summary>
    /// <param name="options">What to generate from, and where to.</param>
    /// <param name="cancellation">Stops the generation; nothing is written then.</param>
    /// <exception cref="OperationCanceledException">The generation was stopped.</exception>
    public static GenerationResult Generate(GeneratorOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        using var generation = new Generation(options, cancellation);
        return generation.Run();
    }
}
