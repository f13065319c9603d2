using System.Text.Json.Nodes;
using Fal.Standin;

namespace Fal.Build.Tests.Plumbing;

/// <summary>A test project that refreshes its schemas from a stand-in of the service.</summary>
internal sealed class ServiceProject : IAsyncDisposable
{
    private ServiceProject(StandinServer server, IReadOnlyList<string> ids)
    {
        Server = server;
        Ids = ids;
        Project.Properties["FalPlatformAddress"] = server.PlatformAddress.AbsoluteUri;
        Project.Properties["FalOpenApiAddress"] = server.OpenApiAddress.AbsoluteUri;
        foreach (var endpoint in TestEndpoint.Catalogued.Append(TestEndpoint.Stranger))
        {
            Project.Delete("schemas/" + endpoint.SchemaFileName);
        }
    }

    public TestProject Project { get; } = new();

    public StandinServer Server { get; }

    /// <summary>Every endpoint that the service lists.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>The requests for the list of models so far.</summary>
    public int Pages => Server.Exchanges.Count(exchange => exchange is { Host: "v1", Path: "/models" });

    /// <summary>
    /// The service's documents: its own words where they are beside the repository, which may not hold them, else the bundled facts.
    /// </summary>
    public static string Documents
    {
        get
        {
            var real = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "fal", "openapi"));
            return Directory.Exists(real) ? real : Path.Combine(Repository.Root, "configs", "schemas");
        }
    }

    /// <summary>Starts a service.</summary>
    /// <param name="models">How many models it lists; null for all of the catalogue.</param>
    /// <param name="failedExpansions">Those that the listing gives no document of.</param>
    public static async Task<ServiceProject> StartAsync(int? models = null, IReadOnlySet<string>? failedExpansions = null)
    {
        var catalog = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "configs", "catalog", "models.json")))!;
        var listed = catalog["models"]!.AsArray().Take(models ?? int.MaxValue).Select(model => model!.DeepClone()).ToArray();
        var file = Path.Combine(Path.GetTempPath(), $"fal-service-{Guid.NewGuid():N}.json");
        await File.WriteAllTextAsync(file, new JsonObject { ["models"] = new JsonArray(listed) }.ToJsonString());
        var server = await StandinServer.StartAsync(new StandinOptions { SchemaDirectory = Documents, CatalogFile = file, FailedExpansions = failedExpansions ?? new HashSet<string>() });
        return new ServiceProject(server, [.. listed.Select(model => model["id"]!.GetValue<string>())]) { CatalogFile = file };
    }

    private string CatalogFile { get; init; } = "";

    /// <summary>The endpoints that the project has documents of.</summary>
    public IEnumerable<string> Refreshed => new FolderContent(Project.FullPath("schemas")).Paths
        .Select(path => Path.GetFileNameWithoutExtension(path).Replace("__", "/", StringComparison.Ordinal));

    /// <summary>The endpoints that a run reported as not refreshed.</summary>
    public static IEnumerable<string> Reported(BuildRun run) =>
        run.Warnings.Where(warning => warning.Code == "FAL4005").Select(warning => warning.Message.Split('\'')[1]);

    public async ValueTask DisposeAsync()
    {
        Project.Dispose();
        await Server.DisposeAsync();
        File.Delete(CatalogFile);
    }
}
