using Fal.Build.Core.Diagnostics;

namespace Fal.Build.Refresh;

/// <summary>Settings of a refresh that have been checked.</summary>
/// <param name="IsForAll">True for every model, false for what the project generates.</param>
/// <param name="KeepsProse">False to keep facts alone.</param>
/// <param name="Platform">Address of the platform API.</param>
/// <param name="OpenApi">Address of single documents.</param>
internal sealed record RefreshSettings(bool IsForAll, bool KeepsProse, Uri Platform, Uri OpenApi)
{
    /// <summary>Checks settings; null after an error.</summary>
    public static RefreshSettings? Read(RefreshFalSchemas task, List<Diagnostic> diagnostics)
    {
        var isForAll = OneOf("FalRefreshScope", task.Scope, "all", "configured");
        var keepsProse = OneOf("FalSchemaProse", task.Prose, "keep", "strip");
        var platform = Address("FalPlatformAddress", task.PlatformAddress);
        var openApi = Address("FalOpenApiAddress", task.OpenApiAddress);
        return diagnostics.Count > 0 ? null : new(isForAll, keepsProse, platform!, openApi!);

        bool OneOf(string setting, string value, string first, string second)
        {
            if (value.Trim() != first && value.Trim() != second)
            {
                diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(task.ProjectFile, setting, value, $"write '{first}' or '{second}'"));
            }

            return value.Trim() == first;
        }

        // A key that goes over an open line is everybody's.
        Uri? Address(string setting, string value)
        {
            if (Uri.TryCreate(value.Trim().TrimEnd('/') + "/", UriKind.Absolute, out var address)
                && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback)))
            {
                return address;
            }

            diagnostics.Add(DiagnosticCatalog.SettingNotAllowed(task.ProjectFile, setting, value, "write an address that begins with https://, or http:// for one of this machine"));
            return null;
        }
    }
}
