namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>The command line of the fidelity report.</summary>
internal static class FidelityCommand
{
    /// <summary>Runs the report; 0 when it could be made, whatever it says, 2 for arguments that make no sense.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        string? documents = null, configs = null, json = null;
        var appliesOverlays = true;
        for (var index = 0; index < arguments.Count; index++)
        {
            switch (arguments[index])
            {
                case "--no-overlays":
                    appliesOverlays = false;
                    break;
                case "--configs" when index + 1 < arguments.Count:
                    configs = Path.GetFullPath(arguments[++index]);
                    break;
                case "--json" when index + 1 < arguments.Count:
                    json = Path.GetFullPath(arguments[++index]);
                    break;
                case var argument when documents is null && !argument.StartsWith("--", StringComparison.Ordinal):
                    documents = Path.GetFullPath(argument);
                    break;
                case var argument:
                    Console.Error.WriteLine($"'{argument}' makes no sense here.");
                    return 2;
            }
        }

        if (documents is null || !Directory.Exists(documents))
        {
            Console.Error.WriteLine(documents is null ? "Name a directory of OpenAPI documents." : $"There is no directory '{documents}'.");
            return 2;
        }

        var report = FidelityRun.Measure(documents, configs, appliesOverlays);
        FidelityText.Write(Console.Out, report);
        if (json is not null)
        {
            File.WriteAllText(json, FidelityText.Json(report));
        }

        return 0;
    }
}
