using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace Fal.Nodes.Webhooks;

/// <summary>Writes problem details without reflection, whatever the application has registered for its own JSON.</summary>
[JsonSerializable(typeof(ProblemDetails))]
internal sealed partial class WebhookProblemJson : JsonSerializerContext;
