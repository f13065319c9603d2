using Fal.Nodes;
using Fal.Samples;
using Fal.WebSample;
using Fal.WebSample.FalNodes;
using Fal.WebSample.Runs;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;

var builder = WebApplication.CreateBuilder(args);

// The client with its options from configuration, such as Fal:Key and Fal:Deadline; without a key there it asks FAL_KEY.
builder.Services.AddFalClient(builder.Configuration.GetSection("Fal"));

// Without any key a stand-in answers.
string? Setting(string name) => builder.Configuration[name] is { Length: > 0 } value ? value : null;
var hasKey = (Setting("Fal:Key") ?? Setting("FAL_KEY") ?? Setting("FAL_KEY_ID")) is not null;
await using var standin = hasKey ? null : await LocalService.StartAsync();
if (standin is not null)
{
    builder.Services.Configure<FalClientOptions>(options => LocalService.Direct(options, standin));
}

// A run costs money: no other site may have a visitor's browser start one.
builder.Services.AddAntiforgery();
builder.Services.Configure<FormOptions>(options => options.MultipartBodyLengthLimit = UploadLimit.Bytes);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = UploadLimit.Bytes);
builder.Services.AddSingleton<NodeRuns>();

var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
app.UseAntiforgery();

app.MapGet("/api/page", (HttpContext context, IAntiforgery antiforgery) => new PageData(
    standin is null ? null : LocalService.Notice,
    antiforgery.GetAndStoreTokens(context).RequestToken!,
    [.. FalEndpoints.All.Select(endpoint => new EndpointSummary(endpoint))]));

app.MapGet("/api/endpoints/{**id}", (string id) =>
    FalEndpoints.TryCreate(id, out var node) ? Results.Ok(new EndpointDetail(node.GetEndpoint())) : Results.NotFound());

// Closing the connection cancels the run, here and on the service.
app.MapPost("/api/runs/{**id}", (string id, IFormCollection form, NodeRuns runs, CancellationToken cancellationToken) =>
    FalEndpoints.TryCreate(id, out var node)
        ? Results.ServerSentEvents(runs.RunAsync(node, form, cancellationToken))
        : Results.NotFound());

app.Run();
