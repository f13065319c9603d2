using Fal.Nodes.Probe.FalNodes;
using Fal.Nodes.Probe.FalNodes.ImageToImage;
using Fal.Nodes.Probe.FalNodes.Llm;
using Fal.Nodes.Probe.FalNodes.SpeechToText;

namespace Fal.Nodes.Probe;

/// <summary>Runs three generated nodes and one that is known by its id alone, and prints what came of each.</summary>
internal static class ThreeNodes
{
    public static async Task RunAsync(FalClient client, string picture)
    {
        var speech = await new Wizper { Audio = "https://example.com/meeting.mp3", Language = null }.RunAsync(client);
        Console.WriteLine($"wizper: {speech.Text} ({speech.Chunks.Count} chunks)");

        var edit = new SeedreamV45Edit { Prompt = "Make it blue.", Images = [ImageRef.FromFile(picture)], ImageSize = new SeedreamV45EditImageSize { Width = 2048, Height = 1536 } };
        var edited = await edit.RunAsync(client, new StateNames());
        var saved = await edited.Images[0].DownloadAsync(picture + ".answer.png");
        Console.WriteLine($"edit: {edited.Images.Count} images, saved as {Path.GetFileName(saved)}");

        var words = await client.RunAsync(new OpenRouter { Prompt = "Name three uses of a paper clip.", Model = "google/gemini-2.5-flash", Temperature = 0.2 });
        Console.WriteLine($"router: {words.Output.Text}, billed {words.BillableUnits}");

        if (!FalEndpoints.TryCreate("fal-ai/wizper", out var node))
        {
            throw new InvalidOperationException("fal-ai/wizper was generated and isn't listed.");
        }

        Console.WriteLine($"unset: {node.Validate()[0]}");
    }

    private sealed class StateNames : IProgress<FalStatus>
    {
        private FalState? _last;

        public void Report(FalStatus value)
        {
            if (_last != value.State)
            {
                Console.WriteLine($"edit: {value.State}");
                _last = value.State;
            }
        }
    }
}
