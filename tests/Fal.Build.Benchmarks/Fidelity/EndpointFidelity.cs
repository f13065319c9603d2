using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Fal.Nodes;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>Measures one endpoint: what its document says, held against what its compiled class does.</summary>
/// <param name="schemas">The document.</param>
/// <param name="create">Makes a new node.</param>
/// <param name="report">Where to count.</param>
/// <param name="untyped">Where to list properties with a JsonElement.</param>
/// <param name="failures">Where to list what isn't as it should be.</param>
internal sealed class EndpointFidelity(
    OpenApiText schemas,
    Func<FalNode> create,
    FidelityReport report,
    ImmutableArray<FidelityPlace>.Builder untyped,
    ImmutableArray<FidelityFailure>.Builder failures)
{
    private readonly SchemaInstances _instances = new(schemas);
    private readonly SchemaDefaults _defaults = new(schemas);
    private readonly ConstraintBreaches _breaches = new(schemas);
    private readonly HashSet<string> _failedPointers = new(StringComparer.Ordinal);

    public void Measure()
    {
        foreach (var place in new SchemaWalk(schemas).Places(schemas.Input))
        {
            MeasureObject(place, isInput: true);
        }

        foreach (var place in new SchemaWalk(schemas).Places(schemas.Output))
        {
            MeasureObject(place, isInput: false);
        }

        if (schemas.Properties(schemas.Output).Count == 0 && IsFreeForm(schemas.Output, 0))
        {
            CountUntyped("output");
        }

        CompareWithClasses();
        if (schemas.Properties(schemas.Input).Count > 0)
        {
            Send(_instances.Minimal(schemas.Input));
            Send(_instances.Maximal(schemas.Input));
        }

        foreach (var answer in schemas.Properties(schemas.Output).Count > 0 ? [_instances.Minimal(schemas.Output), _instances.Maximal(schemas.Output)] : _instances.Values(schemas.Output, "", 0))
        {
            Read(answer);
        }
    }

    private void MeasureObject(SchemaPlace place, bool isInput)
    {
        foreach (var (name, schema, _) in schemas.Properties(place.Schema))
        {
            var pointer = $"{place.Pointer}/properties/{name}";
            _ = isInput ? report.InputProperties++ : report.OutputProperties++;
            CountType(pointer, schema);
            foreach (var value in _instances.Values(schema, name, 1))
            {
                var instance = _instances.Minimal(place.Schema);
                instance[name] = value;
                var whole = place.Wrap(instance);
                if (!(isInput ? Send((JsonObject)whole) : Read(whole)))
                {
                    _failedPointers.Add(pointer);
                }
            }

            CountUnions(pointer, schema);
            CountEnumMembers(schema);
            if (isInput)
            {
                MeasureConstraints(place, name, schema, pointer);
                MeasureDefault(place, name, schema, pointer);
            }
        }
    }

    /// <summary>A property is free-form where its schema says nothing of some value inside it: no type, or an object without properties.</summary>
    private void CountType(string pointer, JsonObject schema)
    {
        if (IsFreeForm(schema, 0))
        {
            CountUntyped(pointer);
        }
        else
        {
            report.Typed++;
        }
    }

    private void CountUntyped(string pointer)
    {
        report.JsonElement++;
        untyped.Add(new(schemas.Id!, pointer));
    }

    /// <summary>The compiled classes have to hold a JsonElement exactly where the schema is free-form, and nowhere else.</summary>
    private void CompareWithClasses()
    {
        var node = create().GetType();
        var open = untyped.Count(place => place.Endpoint == schemas.Id);
        var found = CountJsonElements(node, []) + CountJsonElements(node.BaseType!.GetGenericArguments()[0], []);
        if (open != found)
        {
            failures.Add(new(schemas.Id!, $"{found} properties hold a JsonElement, and the schema leaves {open} open"));
        }
    }

    private static int CountJsonElements(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type) || !typeof(FalMembers).IsAssignableFrom(type) || typeof(FalAsset).IsAssignableFrom(type))
        {
            return type.IsGenericType ? type.GetGenericArguments().Sum(argument => CountJsonElements(argument, seen)) : CountInUnion(type, seen);
        }

        var own = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.DeclaringType == type || property.Name == "Value").Where(property => property.Name != "Primary");
        return own.Sum(property => Holds(property.PropertyType) ? 1 : CountJsonElements(property.PropertyType, seen));
    }

    private static int CountInUnion(Type type, HashSet<Type> seen) =>
        type.IsValueType && type.GetProperties().Any(property => property.Name == "Kind")
            ? type.GetProperties().Where(property => property.Name.StartsWith("As", StringComparison.Ordinal)).Sum(property => CountJsonElements(property.PropertyType, seen))
            : 0;

    private static bool Holds(Type type) =>
        type == typeof(JsonElement)
        || (type.IsGenericType && type.GetGenericArguments().Any(Holds))
        || (type.IsValueType && type.GetProperties().Any(property => property.Name == "Kind")
            && type.GetProperties().Any(property => property.Name.StartsWith("As", StringComparison.Ordinal) && Holds(property.PropertyType)));

    private bool IsFreeForm(JsonObject schema, int depth) => depth < 8 && schemas.Variants(schema).Any(variant =>
        variant["enum"] is null && variant["const"] is null && (string?)variant["type"] switch
        {
            "array" => variant["prefixItems"] is JsonArray prefix ? prefix.Any(item => IsFreeForm((JsonObject)item!, depth + 1))
                : variant["items"] is not JsonObject items || (items.ContainsKey("0") ? false : IsFreeForm(items, depth + 1)),
            "object" or null => schemas.Properties(variant).Count == 0
                && (variant["additionalProperties"] is not JsonObject { Count: > 0 } map || IsFreeForm(map, depth + 1)),
            _ => false,
        });

    private void CountUnions(string pointer, JsonObject schema)
    {
        foreach (var union in UnionsIn(schema))
        {
            report.Unions++;
            if (!_failedPointers.Contains(pointer))
            {
                report.UnionsComplete++;
            }
        }
    }

    private IEnumerable<JsonObject> UnionsIn(JsonObject schema)
    {
        var variants = schemas.Variants(schema);
        if (variants.Count > 1)
        {
            yield return schema;
        }

        foreach (var inner in variants.Select(variant => variant["items"]).OfType<JsonObject>().Where(items => !items.ContainsKey("0")).SelectMany(UnionsIn))
        {
            yield return inner;
        }
    }

    private void CountEnumMembers(JsonObject schema)
    {
        foreach (var variant in schemas.Variants(schema))
        {
            report.EnumMembers += variant["enum"] is JsonArray values ? values.Count(value => value is not null) : 0;
            if (variant["items"] is JsonObject items && !items.ContainsKey("0"))
            {
                CountEnumMembers(items);
            }
        }
    }

    private void MeasureConstraints(SchemaPlace place, string name, JsonObject schema, string pointer)
    {
        foreach (var (keyword, breach) in _breaches.Of(schema, name))
        {
            report.Constraints++;
            if (breach is null)
            {
                failures.Add(new(schemas.Id!, $"{pointer}: no value of its type can break {keyword}, so it isn't checked"));
                continue;
            }

            var instance = _instances.Minimal(place.Schema);
            instance[name] = breach;
            if (IsRejected((JsonObject)place.Wrap(instance)))
            {
                report.ConstraintsEmitted++;
            }
            else
            {
                failures.Add(new(schemas.Id!, $"{pointer}: {keyword} isn't checked: {breach.ToJsonString()} passes"));
            }
        }
    }

    private void MeasureDefault(SchemaPlace place, string name, JsonObject schema, string pointer)
    {
        if (_defaults.ValidDefault(schema) is not { } fallback)
        {
            return;
        }

        report.Defaults++;
        var instance = _instances.Minimal(place.Schema);
        instance.Remove(name);
        var node = Set((JsonObject)place.Wrap(instance), out var fault);
        var sent = fault is null ? place.Unwrap(JsonNode.Parse(node.ToJson()))?[name] : null;
        if (OpenApiText.AreEqual(sent, _defaults.CompleteValue(schema, fallback)))
        {
            report.DefaultsEmitted++;
        }
        else
        {
            failures.Add(new(schemas.Id!, $"{pointer}: the default {fallback.ToJsonString()} isn't sent: {sent?.ToJsonString() ?? fault ?? "nothing"}"));
        }
    }

    private bool IsRejected(JsonObject request)
    {
        var node = Set(request, out var fault);
        return fault is not null || node.Validate().Count > 0;
    }

    private bool Send(JsonObject request)
    {
        report.RoundTrips++;
        var node = Set(request, out var fault);
        var expected = _defaults.Complete(schemas.Input, request);
        fault ??= node.Validate() is [var violation, ..] ? violation.ToString() : null;
        var sent = fault is null ? JsonNode.Parse(node.ToJson()) : null;
        return fault is null && OpenApiText.AreEqual(sent, expected)
            || Fail($"set {request.ToJsonString()}, {fault ?? $"sent {sent!.ToJsonString()}, expected {expected.ToJsonString()}"}");
    }

    private bool Read(JsonNode answer)
    {
        report.RoundTrips++;
        try
        {
            var read = create().GetType().BaseType!.GetMethod("ReadOutput", [typeof(JsonElement)])!;
            var output = (FalOutput)read.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [JsonSerializer.SerializeToElement(answer)], null)!;
            var written = JsonNode.Parse(output.ToJson());
            return OpenApiText.AreEqual(written, answer) || Fail($"read {answer.ToJsonString()}, wrote {written!.ToJsonString()}");
        }
        catch (FalFormatException exception)
        {
            return Fail($"read {answer.ToJsonString()}: {exception.Message}");
        }
    }

    private bool Fail(string what)
    {
        report.RoundTripsFailed++;
        failures.Add(new(schemas.Id!, what));
        return false;
    }

    private FalNode Set(JsonObject request, out string? fault)
    {
        var node = create();
        fault = null;
        try
        {
            foreach (var (name, value) in request)
            {
                node.SetArgument(name, JsonSerializer.SerializeToElement(value));
            }

            _ = node.ToJson();
        }
        catch (Exception exception) when (exception is FalFormatException or ArgumentException or InvalidOperationException)
        {
            fault = exception.Message;
        }

        return node;
    }
}
