using Fal.Sample;
using Fal.Sample.Commands;
using Fal.Sample.FalNodes;
using Fal.Sample.FalNodes.Llm;
using Fal.Sample.FalNodes.SpeechToText;
using Fal.Sample.FalNodes.TextToVideo;

if (args.Length > 0)
{
    return await SampleCommands.RunAsync(args);
}

// What the build counted, generated, and what the generated classes would send. Nothing goes over the network.
Report.Coverage(Path.Combine(AppContext.BaseDirectory, "coverage.md"));
Report.Endpoints(FalEndpoints.All);
Report.Requests(
[
    new Wizper
    {
        Audio = "https://example.com/meeting.mp3",
        Task = WizperTask.Translate,
        Language = SpokenLanguage.Dutch,
        MaxSegmentLen = 20,
    },
    new OpenRouter
    {
        Prompt = "Name three uses of a paper clip.",
        Model = "google/gemini-2.5-flash",
        Temperature = 0.2,
        MaxTokens = 200,
    },
    new Veo31TextToVideo
    {
        Prompt = "A tortoise wins a bicycle race, filmed from a drone.",
        AspectRatio = WideOrTallAspectRatio.Ratio9x16,
        Duration = VeoDuration.SixSeconds,
        Resolution = ResolutionUpTo4K.P1080,
        SafetyTolerance = SafetyTolerance.Level2,
    },
]);
Report.Violations(new Wizper { Audio = "https://example.com/meeting.mp3", MaxSegmentLen = 35 });
return 0;
