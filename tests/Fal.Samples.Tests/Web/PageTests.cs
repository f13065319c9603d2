using System.Text.RegularExpressions;
using Fal.Standin;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Fal.Samples.Tests.Web;

/// <summary>The page, filled in and run in a browser.</summary>
public sealed class PageTests
{
    private const string Flux = "fal-ai/flux/schnell";

    private StandinServer _service = null!;
    private WebSample _sample = null!;
    private IBrowserContext _window = null!;
    private IPage _page = null!;
    private List<string> _complaints = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _service = await StandinServer.StartAsync(new StandinOptions
        {
            SchemaDirectory = Repository.Schemas,
            RunningPolls = 3,
        });
        _sample = await WebSample.StartAsync(_service);
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        _sample.Dispose();
        await _service.DisposeAsync();
    }

    [SetUp]
    public async Task OpenAsync()
    {
        _window = await Chromium.OpenWindowAsync(new() { ViewportSize = new() { Width = 1280, Height = 860 } });
        _page = await _window.NewPageAsync();
        _complaints = [];
        _page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Add(message.Text);
            }
        };
        _page.PageError += (_, error) => _complaints.Add(error);
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _window.DisposeAsync();
        Assert.That(_complaints, Is.Empty, "what the browser complains about");
    }

    [Test]
    public async Task Endpoints_are_searched_and_opened()
    {
        await _page.GotoAsync(_sample.Address.AbsoluteUri);
        await _page.GetByLabel("Search endpoints").FillAsync("flux schnell text-to-image");

        await Expect(_page.Locator("#endpoints a")).ToHaveCountAsync(1);
        await _page.Locator("#endpoints a").ClickAsync();
        await Expect(_page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = "FLUX.1 [schnell]" })).ToBeVisibleAsync();
        Assert.That(new Uri(_page.Url).Fragment, Is.EqualTo("#" + Flux));
    }

    [Test]
    public async Task A_form_holds_the_arguments_of_the_schema_the_basic_ones_first()
    {
        await OpenAsync(Flux);

        Assert.That(
            await _page.Locator("#basic .field").EvaluateAllAsync<string[]>("fields => fields.map(field => field.dataset.argument)"),
            Is.EqualTo(new[] { "prompt", "image_size", "num_images", "num_inference_steps" }));
        await Expect(_page.GetByLabel("Prompt required")).ToHaveAttributeAsync("aria-required", "true");
        await Expect(_page.GetByLabel("Num images")).ToHaveAttributeAsync("max", "4");
        await Expect(_page.GetByLabel("Image size")).ToHaveValueAsync("landscape_4_3");
        await Expect(_page.GetByLabel("Enable safety checker")).ToBeHiddenAsync();

        await _page.GetByText("More").ClickAsync();

        await Expect(_page.GetByLabel("Enable safety checker")).ToBeCheckedAsync();
        await Expect(_page.GetByLabel("Output format").Locator("option:checked")).ToHaveTextAsync("jpeg");
    }

    [Test]
    public async Task Every_control_has_a_label()
    {
        await _page.GotoAsync(_sample.Address.AbsoluteUri);
        var unlabelled = await _page.EvaluateAsync<string[]>(
            """
            async () => {
              const unlabelled = [];
              for (const link of document.querySelectorAll('#endpoints a')) {
                const id = link.getAttribute('href').slice(1);
                location.hash = id;
                while (document.getElementById('id').textContent !== id) await new Promise(resolve => setTimeout(resolve, 5));
                for (const control of document.querySelectorAll('#form :is(input, select, textarea)')) {
                  if (control.labels.length === 0 && !control.ariaLabel) unlabelled.push(`${id}: ${control.outerHTML}`);
                }
              }
              return unlabelled;
            }
            """);

        Assert.That(unlabelled, Is.Empty);
    }

    [Test]
    public async Task A_run_shows_its_progress_and_its_picture()
    {
        await OpenAsync(Flux);
        await _page.GetByLabel("Prompt required").FillAsync("a red fox");
        await _page.GetByLabel("Image size").SelectOptionAsync("custom");
        await _page.GetByLabel("Width in pixels").FillAsync("640");
        await _page.EvaluateAsync(
            """
            () => {
              window.told = [];
              new MutationObserver(changes => window.told.push(...changes.flatMap(change => [...change.addedNodes].map(node => node.textContent))))
                .observe(document.getElementById('progress'), { childList: true, subtree: true });
            }
            """);
        await RunAsync();

        await Expect(_page.GetByText("Done in 0.25 s")).ToBeVisibleAsync();
        Assert.That(
            (await _page.EvaluateAsync<string[]>("() => window.told")).Distinct(),
            Is.EqualTo(new[] { "Sending", "In the queue, next", "Running", "step 1", "step 2", "step 3", "Done in 0.25 s", "done" }));
        await Expect(_page.GetByAltText("Result: image.png")).ToBeVisibleAsync();
        Assert.That(await _page.GetByAltText("Result: image.png").EvaluateAsync<int>("image => image.naturalWidth"), Is.Positive);
        await Expect(_page.GetByRole(AriaRole.Link, new() { Name = "Download image.png" })).ToHaveAttributeAsync("href", new Regex("^http"));
        await Expect(_page.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeHiddenAsync();

        var sent = _service.Requests[^1].Input;
        Assert.That(sent.GetProperty("prompt").GetString(), Is.EqualTo("a red fox"));
        Assert.That(sent.GetProperty("image_size").GetRawText(), Is.EqualTo("""{"width":640,"height":512}"""));
        await KeepAsync("result");
    }

    [Test]
    public async Task A_file_is_uploaded_and_a_text_is_shown()
    {
        _service.Answer("fal-ai/wizper", """{"text":"Good morning.","chunks":[],"languages":["en"]}""");
        await OpenAsync("fal-ai/wizper");
        await _page.Locator("#argument-audio_url").SetInputFilesAsync(new FilePayload { Name = "talk.mp3", MimeType = "audio/mpeg", Buffer = [1, 2, 3] });
        await RunAsync();

        await Expect(_page.GetByText("Good morning.", new() { Exact = true })).ToBeVisibleAsync();
        var file = _service.Files[^1];
        Assert.That((file.FileName, file.ContentType, file.Length), Is.EqualTo(("talk.mp3", "audio/mpeg", 3L)));
        Assert.That(_service.Requests[^1].Input.GetProperty("audio_url").GetString(), Is.EqualTo(file.Url.AbsoluteUri));
    }

    [Test]
    public async Task What_is_wrong_stands_next_to_its_field_before_anything_is_sent()
    {
        var before = _service.Requests.Count;
        await OpenAsync(Flux);
        await _page.GetByLabel("Num images").FillAsync("9");
        await _page.GetByText("More").ClickAsync();
        await _page.GetByLabel("Guidance scale").FillAsync("0");
        await RunAsync();

        await ExpectFaultAsync("prompt", "is required");
        await ExpectFaultAsync("num_images", "is 9; it has to be between 1 and 4");
        await ExpectFaultAsync("guidance_scale", "is 0; it has to be at least 1");
        await Expect(_page.GetByLabel("Prompt required")).ToBeFocusedAsync();
        Assert.That(_service.Requests, Has.Count.EqualTo(before));
        await KeepAsync("faults");
    }

    [Test]
    public async Task What_the_service_refuses_stands_next_to_its_field_too()
    {
        _service.Answer("fal-ai/flux-pro/v1.1", StandinAnswer.Invalid(new StandinDetail(["seed"], "Not this one", "value_error")));
        await OpenAsync("fal-ai/flux-pro/v1.1");
        await _page.GetByLabel("Prompt required").FillAsync("x");
        await RunAsync();

        await ExpectFaultAsync("seed", "Not this one");
        await Expect(_page.GetByLabel("Seed")).ToBeVisibleAsync();
    }

    [Test]
    public async Task A_job_that_fails_is_told()
    {
        _service.Answer("fal-ai/sana", StandinAnswer.Failure(500, "Out of paint"));
        await OpenAsync("fal-ai/sana");
        await _page.GetByLabel("Prompt required").FillAsync("x");
        await RunAsync();

        await Expect(_page.Locator("#state")).ToContainTextAsync("Out of paint");
        await Expect(_page.GetByRole(AriaRole.Button, new() { Name = "Run" })).ToBeEnabledAsync();
    }

    [Test]
    public async Task Cancel_reaches_the_service()
    {
        _service.Answer("fal-ai/omnigen-v1", StandinAnswer.Never);
        await OpenAsync("fal-ai/omnigen-v1");
        await _page.GetByLabel("Prompt required").FillAsync("x");
        await RunAsync();
        await Expect(_page.GetByText("In the queue")).ToBeVisibleAsync();

        await _page.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Expect(_page.GetByText("Cancelled.")).ToBeVisibleAsync();
        Assert.That(() => _service.Requests[^1].CancelRequested, Is.True.After(20_000, 50));
    }

    [Test]
    public async Task Another_site_cant_start_a_run()
    {
        var before = _service.Requests.Count;
        using var http = new HttpClient();
        using var form = new MultipartFormDataContent { { new StringContent("""{"prompt":"x"}"""), "arguments" } };

        using var response = await http.PostAsync(new Uri(_sample.Address, $"api/runs/{Flux}"), form);

        Assert.That((int)response.StatusCode, Is.EqualTo(400));
        Assert.That(_service.Requests, Has.Count.EqualTo(before));
    }

    [Test]
    public async Task Without_a_key_the_page_says_that_a_standin_answers()
    {
        using var sample = await WebSample.StartAsync(service: null);
        await _page.GotoAsync(new Uri(sample.Address, $"#{Flux}").AbsoluteUri);

        await Expect(_page.GetByRole(AriaRole.Note)).ToContainTextAsync("FAL_KEY isn't set: a stand-in");
        await _page.GetByLabel("Prompt required").FillAsync("a red fox");
        await RunAsync();
        await Expect(_page.GetByAltText("Result: image.png")).ToBeVisibleAsync();
        await _page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await KeepAsync("dark");
    }

    private async Task OpenAsync(string endpointId)
    {
        await _page.GotoAsync(new Uri(_sample.Address, $"#{endpointId}").AbsoluteUri);
        await Expect(_page.Locator("#id")).ToHaveTextAsync(endpointId);
    }

    private Task RunAsync() => _page.GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();

    private async Task ExpectFaultAsync(string argument, string message)
    {
        await Expect(_page.Locator($"#argument-{argument}-fault")).ToContainTextAsync(message);
        await Expect(_page.Locator($"#argument-{argument}")).ToHaveAttributeAsync("aria-invalid", "true");
    }

    /// <summary>Keeps a picture of the page with the results of the tests.</summary>
    private async Task KeepAsync(string name)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"web-sample-{name}.png");
        await _page.ScreenshotAsync(new() { Path = path });
        TestContext.AddTestAttachment(path);
    }
}
