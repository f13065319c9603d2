using System.Collections.Immutable;
using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Core.Configuration;

/// <summary>An endpoint to generate, with its entry laid over the bundled one.</summary>
/// <param name="Id">Endpoint id.</param>
/// <param name="Location">Where it was asked for.</param>
/// <param name="Module">Its module, as the file names it: <c>speech_to_text</c>.</param>
/// <param name="ClassName">C# name of its class.</param>
/// <param name="ClassLocation">Where the class got its name.</param>
/// <param name="Config">Its entry; null for one that is generated from its schema alone.</param>
/// <param name="SharedEnums">Enums that its entry may name, the project's before the package's.</param>
/// <param name="IsOwn">True when the project's own configs have an entry for it.</param>
internal sealed record SelectedEndpoint(
    string Id,
    SourceLocation Location,
    string Module,
    string ClassName,
    SourceLocation ClassLocation,
    EndpointConfig? Config,
    ImmutableArray<SharedEnumConfig> SharedEnums,
    bool IsOwn);
