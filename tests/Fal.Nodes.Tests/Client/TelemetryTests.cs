using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Fal.Standin;

namespace Fal.Nodes.Tests.Client;

public sealed class TelemetryTests : StandinFixture
{
    private readonly ConcurrentQueue<Activity> _activities = new();
    private readonly ConcurrentQueue<(string Name, double Value, Dictionary<string, object?> Tags)> _measurements = new();
    private ActivityListener _activityListener = null!;
    private MeterListener _meterListener = null!;

    [SetUp]
    public void Listen()
    {
        _activities.Clear();
        _measurements.Clear();
        _activityListener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Fal.Nodes",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _activities.Enqueue,
        };
        ActivitySource.AddActivityListener(_activityListener);
        _meterListener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Fal.Nodes")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meterListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meterListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Measured(instrument, value, tags));
        _meterListener.Start();
    }

    [TearDown]
    public void StopListening()
    {
        _activityListener.Dispose();
        _meterListener.Dispose();
    }

    [Test]
    public async Task A_run_is_an_activity_with_what_it_was_and_came_to()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Json("{}") with { BillableUnits = 0.5m });

        var result = await Client().RunAsync(Node());

        var activity = _activities.Single();
        Assert.Multiple(() =>
        {
            Assert.That((activity.DisplayName, activity.Kind, activity.Status), Is.EqualTo(("run fal-ai/sample", ActivityKind.Client, ActivityStatusCode.Ok)));
            Assert.That(activity.TagObjects.ToDictionary(), Is.EquivalentTo(new Dictionary<string, object?>
            {
                ["fal.operation"] = "run",
                ["fal.endpoint"] = "fal-ai/sample",
                ["fal.request_id"] = result.RequestId,
                ["fal.billable_units"] = 0.5,
            }));
        });
    }

    [Test]
    public async Task Every_way_to_run_a_node_is_an_activity_of_its_own_name()
    {
        Server.Answer("fal-ai/sample", "{}");
        await Node().SubmitAsync(Client());
        await Client().RunDirectAsync(Node());
        await DrainAsync();

        Assert.That(_activities.Select(activity => (activity.DisplayName, activity.Status)), Is.EqualTo(new[]
        {
            ("submit fal-ai/sample", ActivityStatusCode.Ok),
            ("run_direct fal-ai/sample", ActivityStatusCode.Ok),
            ("stream fal-ai/sample", ActivityStatusCode.Ok),
        }));
        Assert.That(Of("fal.client.run.duration").Select(run => run.Tags["fal.operation"]), Is.EqualTo(new[] { "run_direct", "stream" }));
    }

    [Test]
    public void A_failure_is_told_by_the_services_word_for_it_and_without_its_text()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Failure(503, "Runner disconnected unexpectedly", "runner_disconnected"));

        Assert.That(async () => await Node().RunAsync(Client()), Throws.TypeOf<FalApiException>());

        var activity = _activities.Single();
        var run = Of("fal.client.run.duration").Single();
        Assert.Multiple(() =>
        {
            Assert.That((activity.Status, activity.StatusDescription), Is.EqualTo((ActivityStatusCode.Error, "FalApiException")));
            Assert.That(activity.GetTagItem("error.type"), Is.EqualTo("runner_disconnected"));
            Assert.That(run.Tags, Is.EquivalentTo(new Dictionary<string, object?> { ["fal.operation"] = "run", ["fal.endpoint"] = "fal-ai/sample", ["error.type"] = "runner_disconnected" }));
            Assert.That(run.Value, Is.GreaterThan(0));
        });
    }

    [Test]
    public void A_stream_that_fails_is_told_too()
    {
        Server.Answer("fal-ai/sample", StandinAnswer.Failure(422, "Content was flagged"));

        Assert.That(DrainAsync, Throws.TypeOf<FalApiException>());

        Assert.That((_activities.Single().Status, _activities.Single().GetTagItem("error.type")), Is.EqualTo((ActivityStatusCode.Error, (object)"FalApiException")));
        Assert.That(Of("fal.client.run.duration").Single().Tags["error.type"], Is.EqualTo("FalApiException"));
    }

    [Test]
    public async Task Retries_and_uploaded_bytes_are_counted()
    {
        Server.Faults.Add(new StandinFault(StandinFaultEffect.Status(503)) { Host = "queue", Method = "POST", Times = 2 });

        await new SampleNode { Prompt = "cat", Image = ImageRef.FromBytes(new byte[4321], "image/png") }.RunAsync(Client());

        Assert.That(Of("fal.client.retries").Select(retry => (retry.Value, retry.Tags["fal.operation"])), Is.EqualTo(new (double, object?)[] { (1, "Submit"), (1, "Submit") }));
        Assert.That(Of("fal.client.uploaded").Sum(upload => upload.Value), Is.EqualTo(4321));
    }

    private IEnumerable<(string Name, double Value, Dictionary<string, object?> Tags)> Of(string name) => _measurements.Where(measurement => measurement.Name == name);

    private void Measured(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _measurements.Enqueue((instrument.Name, value, tags.ToArray().ToDictionary()));

    private async Task DrainAsync()
    {
        await foreach (var _ in Node().StreamAsync(Client()))
        {
        }
    }
}
