using System.Collections.Immutable;

namespace Fal.Build.Benchmarks.Fidelity;

/// <summary>How faithfully documents became classes. What the documents hold is counted from their text.</summary>
public sealed record FidelityReport
{
    /// <summary>Documents in the directory.</summary>
    public int Documents { get; set; }

    /// <summary>Endpoints that were generated.</summary>
    public int Generated { get; set; }

    /// <summary>Endpoints that were refused.</summary>
    public int Refused { get; set; }

    /// <summary>Errors of the C# compiler over all code at once.</summary>
    public int CompileErrors { get; set; }

    /// <summary>Warnings of the C# compiler over all code at once, nullable on and documentation checked.</summary>
    public int CompileWarnings { get; set; }

    /// <summary>Properties of objects that requests can hold.</summary>
    public int InputProperties { get; set; }

    /// <summary>Properties of objects that answers can hold.</summary>
    public int OutputProperties { get; set; }

    /// <summary>Properties whose C# type says what the schema says.</summary>
    public int Typed { get; set; }

    /// <summary>Properties that are, or hold, a JsonElement.</summary>
    public int JsonElement { get; set; }

    /// <summary>Places where a schema allows several kinds of value.</summary>
    public int Unions { get; set; }

    /// <summary>Of these, places where a value of each kind goes in and comes out the same.</summary>
    public int UnionsComplete { get; set; }

    /// <summary>Members of enumerations.</summary>
    public int EnumMembers { get; set; }

    /// <summary>Constraints of requests: bounds, lengths, counts, multiples, patterns.</summary>
    public int Constraints { get; set; }

    /// <summary>Of these, constraints whose breach the generated check finds.</summary>
    public int ConstraintsEmitted { get; set; }

    /// <summary>Defaults of requests that aren't null and are valid for their own schema.</summary>
    public int Defaults { get; set; }

    /// <summary>Of these, defaults that a node sends when it is left alone.</summary>
    public int DefaultsEmitted { get; set; }

    /// <summary>Values sent or read that came out as they went in.</summary>
    public int RoundTrips { get; set; }

    /// <summary>Values that didn't.</summary>
    public int RoundTripsFailed { get; set; }

    /// <summary>Each refusal.</summary>
    public ImmutableArray<FidelityRefusal> Refusals { get; set; } = [];

    /// <summary>Each property that is, or holds, a JsonElement.</summary>
    public ImmutableArray<FidelityPlace> Untyped { get; set; } = [];

    /// <summary>Everything that isn't as it should be.</summary>
    public ImmutableArray<FidelityFailure> Failures { get; set; } = [];
}

/// <summary>An endpoint that gave no class.</summary>
/// <param name="Endpoint">Endpoint id.</param>
/// <param name="Code">Code of the diagnostic.</param>
/// <param name="Reason">Its message.</param>
public sealed record FidelityRefusal(string Endpoint, string Code, string Reason);

/// <summary>A place in a document.</summary>
/// <param name="Endpoint">Endpoint id.</param>
/// <param name="Pointer">JSON pointer of the property.</param>
public sealed record FidelityPlace(string Endpoint, string Pointer);

/// <summary>Something that isn't as it should be.</summary>
/// <param name="Endpoint">Endpoint id; empty for the whole.</param>
/// <param name="What">What it is.</param>
public sealed record FidelityFailure(string Endpoint, string What);
