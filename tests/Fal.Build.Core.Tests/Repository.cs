namespace Fal.Build.Core.Tests;

/// <summary>Places in the repository, found from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Endpoints whose documents the service publishes broken: their root reference leads nowhere.</summary>
    private static string[] RefusedIds =>
    [
        "openrouter/router/openai/v1/chat/completions",
        "openrouter/router/openai/v1/embeddings",
        "openrouter/router/openai/v1/responses",
        "perceptron/isaac-01/openai/v1/chat/completions",
    ];

    public static string BundledSchemas => Path.Combine(Root, "configs", "schemas");

    public static string CatalogFile => Path.Combine(Root, "configs", "catalog", "models.json");

    public static string GlossaryFile => Path.Combine(Root, "configs", "catalog", "fields.json");

    public static IReadOnlyList<string> BundledConfigs => [.. Directory.GetFiles(Path.Combine(Root, "configs"), "*.json").Order(StringComparer.Ordinal)];

    /// <summary>Bundled schema documents, without overlays.</summary>
    public static IReadOnlyList<string> SchemaFiles { get; } =
    [
        .. Directory.GetFiles(BundledSchemas, "*.json", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(Path.GetDirectoryName(file)) != "overlays").Order(StringComparer.Ordinal),
    ];

    /// <summary>Endpoints of bundled schemas that can be generated.</summary>
    public static IReadOnlyList<string> SchemaIds { get; } =
        [.. SchemaFiles.Select(file => Path.GetFileNameWithoutExtension(file).Replace("__", "/", StringComparison.Ordinal)).Except(RefusedIds).Order(StringComparer.Ordinal)];

    /// <summary>The service's own documents, prose and all, which may not be in the repository; null where they aren't beside it.</summary>
    public static string? RealDocuments
    {
        get
        {
            var directory = Path.GetFullPath(Path.Combine(Root, "..", "shared", "fal", "openapi"));
            return Directory.Exists(directory) ? directory : null;
        }
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Fal.Build.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
