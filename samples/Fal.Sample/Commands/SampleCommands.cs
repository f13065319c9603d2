using System.CommandLine;

namespace Fal.Sample.Commands;

/// <summary>The commands of this program.</summary>
internal static class SampleCommands
{
    /// <summary>What a program returns that somebody ended with Ctrl-C.</summary>
    public const int Cancelled = 130;

    /// <summary>Longer than a client takes at most to tell the service of a cancellation.</summary>
    private static readonly TimeSpan TimeToCancel = TimeSpan.FromSeconds(10);

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Lists, describes and runs the generated endpoints. Without arguments it shows what the build generated.")
        {
            ListCommand.Create(),
            ShowCommand.Create(),
            RunCommand.Create(),
        };
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToCancel });
    }
}
