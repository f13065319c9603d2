using Fal.Nodes;
using Fal.Nodes.Probe;

// What the tests look at from outside: how much memory an upload takes, and whether nodes run where there is no reflection.
//
//     Fal.Nodes.Probe run <queue address> <storage address> <picture>
//     Fal.Nodes.Probe upload <storage address> <file>
//     Fal.Nodes.Probe upload-stream <storage address> <bytes>
//
// The key comes from FAL_KEY.
switch (args)
{
    case ["run", var queue, var storage, var picture]:
        using (var client = new FalClient(new FalClientOptions { QueueAddress = new Uri(queue), StorageAddress = new Uri(storage) }))
        {
            await ThreeNodes.RunAsync(client, picture);
        }

        return 0;
    case ["upload", var storage, var file]:
        await Upload.RunAsync(new Uri(storage), FileRef.FromFile(file));
        return 0;
    case ["upload-stream", var storage, var bytes]:
        using (var content = new UnseekableStream(long.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture)))
        {
            await Upload.RunAsync(new Uri(storage), FileRef.FromStream(content, "application/octet-stream"));
        }

        return 0;
    default:
        await Console.Error.WriteLineAsync("The first lines of Program.cs say what it can be asked for.");
        return 2;
}
