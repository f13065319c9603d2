using System.Diagnostics;

namespace Fal.Nodes.Probe;

/// <summary>Uploads a file and prints the most memory that this process ever had, in bytes.</summary>
internal static class Upload
{
    public static async Task RunAsync(Uri storage, FalAsset asset)
    {
        using var client = new FalClient(new FalClientOptions { StorageAddress = storage });
        await client.UploadAsync(asset);
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(self.PeakWorkingSet64);
    }
}
