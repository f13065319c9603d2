using Fal.Sample;
using Fal.Sample.FalNodes;
using Fal.Sample.FalNodes.Llm;
using Fal.Sample.FalNodes.SpeechToText;

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
]);
Report.Violations(new Wizper { Audio = "https://example.com/meeting.mp3", MaxSegmentLen = 35 });
