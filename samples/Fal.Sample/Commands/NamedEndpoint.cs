using Fal.Build.Core.Diagnostics;
using Fal.Nodes;
using Fal.Sample.FalNodes;

namespace Fal.Sample.Commands;

/// <summary>Endpoints by the id that somebody typed.</summary>
internal static class NamedEndpoint
{
    private const int Suggestions = 3;

    /// <summary>A request to the endpoint, with every argument at its default.</summary>
    /// <exception cref="CommandException">There is none of this id; the message names those that come near.</exception>
    public static FalNode Create(string id)
    {
        if (FalEndpoints.TryCreate(id, out var node))
        {
            return node;
        }

        var near = NearestNames.Find(id, FalEndpoints.All.Select(endpoint => endpoint.Id), Suggestions);
        throw new CommandException(near.Count == 0
            ? $"There is no endpoint '{id}'; `list` names those there are."
            : $"There is no endpoint '{id}'. Did you mean {string.Join(" or ", near.Select(name => $"'{name}'"))}?");
    }
}
