using System.Text;
using Fal.PackageSample.FalNodes;
using Fal.PackageSample.FalNodes.SpeechToText;

// Scribe is what the config calls fal-ai/wizper. Nothing goes over the network.
var node = new Scribe { Audio = "https://example.com/meeting.mp3" };
Console.WriteLine(Encoding.UTF8.GetString(node.ToJson()));

var answer = Scribe.ReadOutput("""{"text": "Good morning."}"""u8.ToArray());
Console.WriteLine($"{nameof(Scribe)}: {answer.Primary}");
Console.WriteLine($"{FalEndpoints.All.Count} endpoints");
