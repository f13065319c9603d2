using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Fal.Standin.Answers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Fal.Standin.Platform;

/// <summary>
/// The platform API, <c>https://api.fal.ai/v1</c>, and one model's schema as the website hands it out,
/// <c>https://fal.ai/api/openapi/queue/openapi.json</c>.
/// <para>
/// Assumed, since the published description leaves it open: a page has at most 50 models, also where the limit asks for more; an id
/// that nobody knows is missing from the list, but an error where a price is asked for.
/// </para>
/// </summary>
internal sealed class PlatformRoutes(StandinOptions options, Catalog catalog, SchemaLibrary schemas)
{
    private const int LongestPage = 50;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet($"/{Addresses.Platform}/models", (HttpContext context) => List(context.Request.Query));
        routes.MapGet($"/{Addresses.Platform}/models/pricing", (HttpContext context) => Price(context.Request.Query));
        routes.MapGet($"/{Addresses.OpenApi}/queue/openapi.json", (HttpContext context) => Schema(context.Request.Query["endpoint_id"]));
        routes.Map($"/{Addresses.Platform}/{{**path}}", () => PlatformError.NotFound("There is no such address."));
    }

    private Reply List(IQueryCollection query)
    {
        var ids = query["endpoint_id"];
        if (ids.Count > 50)
        {
            return PlatformError.Invalid("endpoint_id takes at most 50 ids.");
        }

        var limit = LongestPage;
        if (query.ContainsKey("limit") && (!int.TryParse(query["limit"], out limit) || limit < 1))
        {
            return PlatformError.Invalid("limit has to be a number from 1.");
        }

        if (Page(query["cursor"]) is not { } page)
        {
            return PlatformError.Invalid("cursor isn't one that was given out.");
        }

        // A name in brackets is another name: it isn't refused, it just does nothing.
        var expand = query["expand"];
        if (expand.FirstOrDefault(name => name is not ("openapi-3.0" or "enterprise_status")) is { } unknown)
        {
            return PlatformError.Invalid($"expand doesn't know '{unknown}'.");
        }

        limit = Math.Min(limit, LongestPage);
        var fitting = catalog.Models.Where(model => Fits(model, query, ids)).ToList();
        var more = fitting.Count > page * limit;
        return new Reply(200, new JsonObject
        {
            ["models"] = new JsonArray([.. fitting.Skip((page - 1) * limit).Take(limit).Select(model => Describe(model, expand))]),
            ["has_more"] = more,
            ["next_cursor"] = more ? Cursor(page + 1) : null,
        });
    }

    private Reply Price(IQueryCollection query)
    {
        var ids = query["endpoint_id"];
        if (ids.Count is 0 or > 50)
        {
            return PlatformError.Invalid("endpoint_id takes 1 to 50 ids.");
        }

        if (ids.FirstOrDefault(id => catalog.Models.All(model => model.Id != id)) is { } unknown)
        {
            return PlatformError.NotFound($"There is no endpoint '{unknown}'.");
        }

        return new Reply(200, new JsonObject
        {
            ["prices"] = new JsonArray([.. ids.Select(id => new JsonObject
            {
                ["endpoint_id"] = id,
                ["unit_price"] = 0.025,
                ["unit"] = "units",
                ["currency"] = "USD",
            })]),
            ["has_more"] = false,
            ["next_cursor"] = null,
        });
    }

    private Reply Schema(StringValues id) => schemas.ReadText(id.ToString()) is { } text ? new Reply(200, text) : Reply.Detail(404, "Not Found");

    private JsonObject Describe(CatalogModel model, StringValues expand)
    {
        var json = model.ToJson();
        if (expand.Contains("enterprise_status"))
        {
            json["enterprise_status"] = "ready";
        }

        if (expand.Contains("openapi-3.0"))
        {
            var text = options.FailedExpansions.Contains(model.Id) ? null : schemas.ReadText(model.Id);
            json["openapi"] = text is null
                ? new JsonObject { ["error"] = new JsonObject { ["code"] = "expansion_failed", ["message"] = "The schema can't be had at the moment." } }
                : JsonNode.Parse(text);
        }

        return json;
    }

    private static bool Fits(CatalogModel model, IQueryCollection query, StringValues ids) =>
        (ids.Count == 0 || ids.Contains(model.Id))
        && (query["category"] is not { Count: > 0 } category || category == model.Category)
        && (query["status"] is not { Count: > 0 } status || status == model.Status)
        && (query["q"] is not { Count: > 0 } words || model.Matches(words.ToString()));

    /// <summary>A cursor is the number of its page, in base64.</summary>
    private static string Cursor(int page) => Convert.ToBase64String(Encoding.UTF8.GetBytes(page.ToString(CultureInfo.InvariantCulture)));

    private static int? Page(StringValues cursor)
    {
        if (cursor.Count == 0)
        {
            return 1;
        }

        var bytes = new byte[16];
        return Convert.TryFromBase64String(cursor.ToString(), bytes, out var length) && int.TryParse(bytes.AsSpan(0, length), out var page) && page > 0 ? page : null;
    }
}
