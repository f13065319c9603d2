using Fal.Build.Core.Configuration;

namespace Fal.Build.Core.Binding;

/// <summary>An endpoint that has its file.</summary>
/// <param name="Endpoint">What was asked for.</param>
/// <param name="Summary">What came of it.</param>
internal sealed record GeneratedEndpoint(SelectedEndpoint Endpoint, EndpointSummary Summary);
