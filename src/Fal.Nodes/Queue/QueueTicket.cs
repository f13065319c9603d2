using System.Text.Json;

namespace Fal.Nodes;

/// <summary>A queued job and where it is asked about.</summary>
/// <param name="EndpointId">The endpoint.</param>
/// <param name="RequestId">The id that the service gave.</param>
/// <param name="Status">Where its status is.</param>
/// <param name="Response">Where its result will be.</param>
/// <param name="Cancel">Where it is cancelled.</param>
internal sealed record QueueTicket(string EndpointId, string RequestId, Uri Status, Uri Response, Uri Cancel)
{
    /// <summary>A ticket by the ids alone.</summary>
    public static QueueTicket Of(FalHosts hosts, string endpointId, string requestId)
    {
        if (string.IsNullOrWhiteSpace(requestId))
        {
            throw new ArgumentException("A request is resumed by the id that its submission gave.", nameof(requestId));
        }

        var root = new Uri(hosts.Queue, $"{EndpointPath.Parse(endpointId).Application}/requests/{Uri.EscapeDataString(requestId)}").AbsoluteUri;
        return new QueueTicket(endpointId, requestId, new Uri(root + "/status"), new Uri(root), new Uri(root + "/cancel"));
    }

    /// <summary>A ticket from the answer to a submission; addresses that may not see the key are replaced by those of the ids.</summary>
    /// <returns>Null when the answer holds no request id.</returns>
    public static QueueTicket? Read(FalHosts hosts, string endpointId, FalReply reply)
    {
        var requestId = reply.Json.Text("request_id") ?? reply.RequestId;
        if (requestId is null)
        {
            return null;
        }

        var ticket = Of(hosts, endpointId, requestId);
        return ticket with
        {
            Status = Address(hosts, reply.Json, "status_url") ?? ticket.Status,
            Response = Address(hosts, reply.Json, "response_url") ?? ticket.Response,
            Cancel = Address(hosts, reply.Json, "cancel_url") ?? ticket.Cancel,
        };
    }

    private static Uri? Address(FalHosts hosts, JsonElement? json, string name) =>
        Uri.TryCreate(json.Text(name), UriKind.Absolute, out var address) && hosts.Trusts(address) ? address : null;
}
