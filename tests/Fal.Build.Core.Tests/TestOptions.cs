namespace Fal.Build.Core.Tests;

/// <summary>Options that tests start from.</summary>
internal static class TestOptions
{
    public static GeneratorOptions Bundled { get; } = new()
    {
        ProjectFile = Path.Combine(Repository.Root, "App.csproj"),
        CatalogFile = Repository.CatalogFile,
        GlossaryFile = Repository.GlossaryFile,
        BundledSchemaDirectory = Repository.BundledSchemas,
        Namespace = "App.FalNodes",
    };
}
