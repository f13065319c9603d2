using System.Text.Json;
using System.Text.Json.Nodes;
using Fal.Nodes;

namespace Fal.Build.Core.Tests.Corpus;

/// <summary>
/// Every bundled schema: a node that is set to a value its schema allows sends exactly that value, with the schema's defaults
/// for what was left alone; an answer that its schema allows is read and written back equal.
/// </summary>
public sealed class RoundTripTests
{
    [Test]
    public void Inputs_are_sent_as_set()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var document in WholeCatalog.Documents)
        {
            var schemas = OpenApiText.Read(document);
            var instances = new SchemaInstances(schemas);
            var defaults = new SchemaDefaults(schemas);
            foreach (var instance in instances.OneByOne(schemas.Input).Prepend(instances.Maximal(schemas.Input)).Prepend(instances.Minimal(schemas.Input)))
            {
                count++;
                var node = WholeCatalog.Create(schemas.Id!);
                try
                {
                    foreach (var (name, value) in instance)
                    {
                        node.SetArgument(name, JsonSerializer.SerializeToElement(value));
                    }

                    var sent = JsonNode.Parse(node.ToJson());
                    var expected = defaults.Complete(schemas.Input, instance);
                    if (!OpenApiText.AreEqual(sent, expected))
                    {
                        failures.Add($"{schemas.Id!}: set {instance.ToJsonString()}\n    sent     {sent!.ToJsonString()}\n    expected {expected.ToJsonString()}");
                    }

                    if (node.Validate() is [var violation, ..])
                    {
                        failures.Add($"{schemas.Id!}: {instance.ToJsonString()}: {violation}");
                    }
                }
                catch (Exception exception) when (exception is FalFormatException or ArgumentException or InvalidOperationException)
                {
                    failures.Add($"{schemas.Id!}: {instance.ToJsonString()}: {exception.Message}");
                }
            }
        }

        TestContext.Out.WriteLine($"{count:N0} requests of {WholeCatalog.Documents.Length:N0} endpoints");
        Assert.That(failures, Is.Empty, string.Join('\n', failures.Take(20)));
    }

    [Test]
    public void Outputs_are_read_and_written_back_equal()
    {
        var failures = new List<string>();
        var count = 0;
        foreach (var document in WholeCatalog.Documents)
        {
            var schemas = OpenApiText.Read(document);
            var instances = new SchemaInstances(schemas);
            var node = WholeCatalog.Create(schemas.Id!);
            var outputs = instances.Values(schemas.Output, "", 0);
            var whole = schemas.Properties(schemas.Output).Count > 0 ? [instances.Maximal(schemas.Output)] : Array.Empty<JsonNode>();
            foreach (var instance in outputs.Concat(whole))
            {
                count++;
                try
                {
                    var output = WholeCatalog.ReadOutput(node, JsonSerializer.SerializeToElement(instance));
                    var written = JsonNode.Parse(output.ToJson());
                    if (!OpenApiText.AreEqual(written, instance))
                    {
                        failures.Add($"{schemas.Id!}: read {instance.ToJsonString()}\n    wrote {written!.ToJsonString()}");
                    }
                }
                catch (FalFormatException exception)
                {
                    failures.Add($"{schemas.Id!}: {instance.ToJsonString()}: {exception.Message}");
                }
            }
        }

        TestContext.Out.WriteLine($"{count:N0} answers of {WholeCatalog.Documents.Length:N0} endpoints");
        Assert.That(failures, Is.Empty, string.Join('\n', failures.Take(20)));
    }
}
