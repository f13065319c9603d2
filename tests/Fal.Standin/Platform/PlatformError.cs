using System.Text.Json.Nodes;

namespace Fal.Standin.Platform;

/// <summary>Errors in the platform API's form.</summary>
internal static class PlatformError
{
    public static Reply Unauthorized { get; } = Reply(401, "authorization_error", "Authentication is required.");

    public static Reply Invalid(string message) => Reply(400, "validation_error", message);

    public static Reply NotFound(string message) => Reply(404, "not_found", message);

    private static Reply Reply(int status, string type, string message) =>
        new(status, new JsonObject { ["error"] = new JsonObject { ["type"] = type, ["message"] = message } });
}
