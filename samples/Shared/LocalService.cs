using Fal.Nodes;
using Fal.Standin;

namespace Fal.Samples;

/// <summary>
/// What samples run on where there is no key: a stand-in of the service in this process. It takes what an endpoint's schema
/// takes, and makes its answers up.
/// </summary>
internal static class LocalService
{
    /// <summary>Said to whoever sees such an answer.</summary>
    public const string Notice = "FAL_KEY isn't set: a stand-in in this process answers, and what it answers is made up.";

    /// <summary>Starts a stand-in that takes about as long as a quick model, so that there is progress to be seen.</summary>
    public static Task<StandinServer> StartAsync(CancellationToken cancellationToken = default) => StandinServer.StartAsync(
        new StandinOptions
        {
            SchemaDirectory = FindSchemas(),
            QueuePolls = 2,
            RunningPolls = 4,
            StreamInterval = TimeSpan.FromSeconds(0.5),
        },
        cancellationToken);

    /// <summary>Has a client talk to the stand-in.</summary>
    public static void Direct(FalClientOptions options, StandinServer standin)
    {
        options.Key = StandinOptions.DefaultKey;
        options.QueueAddress = standin.QueueAddress;
        options.RunAddress = standin.RunAddress;
        options.StorageAddress = standin.StorageAddress;
    }

    /// <summary>The schemas of the repository that this sample was built in.</summary>
    private static string FindSchemas()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var schemas = Path.Combine(folder, "configs", "schemas");
            if (Directory.Exists(schemas))
            {
                return schemas;
            }
        }

        throw new DirectoryNotFoundException("Without a key this sample needs the schemas of its repository (configs/schemas), and it isn't run from there.");
    }
}
