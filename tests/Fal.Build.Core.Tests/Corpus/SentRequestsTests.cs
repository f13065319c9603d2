using System.Text;
using System.Text.Json;
using NJsonSchema;

namespace Fal.Build.Core.Tests.Corpus;

/// <summary>What a node sends is valid to somebody else's validator, by the schema that the node itself carries.</summary>
public sealed class SentRequestsTests
{
    [Test]
    public async Task What_is_sent_is_valid_to_another_validator()
    {
        var failures = new List<string>();
        foreach (var document in WholeCatalog.Documents)
        {
            var schemas = OpenApiText.Read(document);
            var instances = new SchemaInstances(schemas);
            var schemaText = WholeCatalog.Create(schemas.Id!).GetEndpoint().InputSchema!.Value.GetRawText();

            // NJsonSchema looks for definitions under their older name.
            var schema = await JsonSchema.FromJsonAsync(schemaText.Replace("$defs", "definitions", StringComparison.Ordinal));
            foreach (var instance in instances.OneByOne(schemas.Input).Prepend(instances.Maximal(schemas.Input)).Prepend(instances.Minimal(schemas.Input)))
            {
                var node = WholeCatalog.Create(schemas.Id!);
                foreach (var (name, value) in instance)
                {
                    node.SetArgument(name, JsonSerializer.SerializeToElement(value));
                }

                var errors = schema.Validate(Encoding.UTF8.GetString(node.ToJson()), SchemaType.OpenApi3);
                if (errors.Count > 0)
                {
                    failures.Add($"{schemas.Id!}: {string.Join("; ", errors)}\n    {Encoding.UTF8.GetString(node.ToJson())}");
                }
            }
        }

        Assert.That(failures, Is.Empty, string.Join('\n', failures.Take(20)));
    }
}
