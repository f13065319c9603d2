using Fal.Build.Core.Diagnostics;
using Fal.Build.Core.Json;

namespace Fal.Build.Refresh;

/// <summary>Says what a failed request means for whoever asked for it.</summary>
internal static class RefreshFault
{
    public static Diagnostic Of(ServiceException exception, string projectFile, string state) => exception.Reply switch
    {
        null => DiagnosticCatalog.ServiceUnreachable(projectFile, exception.Address, exception.Message, state),
        { IsTransient: true } reply => DiagnosticCatalog.ServiceBusy(
            projectFile, exception.Address, reply.Status, reply.RetryAfter is { } wait ? $" and asks to be left alone for {wait.TotalSeconds:0} seconds" : "", state),
        var reply => DiagnosticCatalog.ServiceRefused(projectFile, exception.Address, reply.Status, Words(reply.Text), state),
    };

    /// <summary>The message of the platform's errors, or the body as it is.</summary>
    private static string Words(string body)
    {
        try
        {
            return JsonTextParser.Parse(body) is JsonObject reply && reply["error"] is JsonObject error && error.Text("message") is { } message ? message : body;
        }
        catch (JsonSyntaxException)
        {
            return body;
        }
    }
}
