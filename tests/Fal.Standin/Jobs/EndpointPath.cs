namespace Fal.Standin.Jobs;

/// <summary>How endpoint ids are taken apart: owner, alias and path, behind a namespace where there is one.</summary>
internal static class EndpointPath
{
    /// <summary>The id without its path: <c>fal-ai/flux</c> of <c>fal-ai/flux/dev</c>, <c>workflows/me/flow</c> of <c>workflows/me/flow/sub</c>.</summary>
    public static string AppOf(string endpointId)
    {
        var segments = endpointId.Split('/');
        return string.Join('/', segments.Take(segments[0] is "workflows" or "comfy" ? 3 : 2));
    }
}
