using Microsoft.AspNetCore.Http.Metadata;

namespace Fal.Nodes.Webhooks;

/// <summary>The default limit of a webhook's body, in bytes: answers with files as data URIs are large, and above Kestrel's own 30 MB.</summary>
internal sealed class WebhookBodyLimit : IRequestSizeLimitMetadata
{
    public long? MaxRequestBodySize => 50L * 1024 * 1024;
}
