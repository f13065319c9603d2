using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Fal.Standin.Webhooks;

/// <summary>Publishes the key that webhooks are signed with.</summary>
internal sealed class WebhookRoutes(WebhookSigner signer)
{
    public void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet($"/{Addresses.Rest}/.well-known/jwks.json", () => new Reply(200, signer.KeySet));
}
