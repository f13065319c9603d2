using System.Text.Json;

namespace Fal.Nodes;

/// <summary>A call that a <see cref="FakeFalClient"/> was asked for.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="Node">The request itself.</param>
/// <param name="Arguments">The arguments as the service would have got them when the call was made.</param>
public sealed record FakeFalCall(string EndpointId, FalNode Node, JsonElement Arguments);
