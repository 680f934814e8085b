using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Tocsin.Tests.CveServices;

// what is asked, and how it is answered: as the service does
public sealed partial class FakeCveServices
{
    private void Map()
    {
        app.Use(Disturb);
        app.Use(SignIn);
        app.MapPost("/api/cve-id", (HttpContext c) => Locked(c, Reserve));
        app.MapGet("/api/cve-id", (HttpContext c) => Locked(c, List));
        app.MapGet("/api/cve-id/{id}", (HttpContext c) => Locked(c, ShowId));
        app.MapPut("/api/cve-id/{id}", (HttpContext c) => Locked(c, ChangeState));
        app.MapGet("/api/org/{org}/id_quota", (HttpContext c) => Locked(c, ShowQuota));
        app.MapGet("/api/org/{org}/users", (HttpContext c) => Locked(c, ShowUsers));
        app.MapGet("/api/cve/{id}", (HttpContext c) => Locked(c, ShowRecord));
        foreach (var (part, rejects) in new[] { ("cna", false), ("reject", true) })
        {
            app.MapPost($"/api/cve/{{id}}/{part}", (HttpContext c) => WriteRecord(c, replaces: false, rejects));
            app.MapPut($"/api/cve/{{id}}/{part}", (HttpContext c) => WriteRecord(c, replaces: true, rejects));
        }
    }

    private async Task Disturb(HttpContext context, RequestDelegate next)
    {
        var what = Mishap.None;
        lock (turn)
        {
            asked.Add($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            if (orders.TryPeek(out var order) && order.When(context.Request))
                what = orders.Dequeue().What;
        }
        context.Response.Headers.Date = Now().UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
        switch (what)
        {
            case Mishap.LostBefore:
                context.Abort();
                return;
            case Mishap.LostAfter:
                // it is done, and nobody hears of it
                context.Response.Body = Stream.Null;
                await next(context);
                context.Abort();
                return;
            case Mishap.Held:
                context.Response.Body = Stream.Null;
                await next(context);
                await Gone(context);
                return;
            case Mishap.Broken:
                await Refuse(context, 500, "SERVICE_NOT_AVAILABLE", "This endpoint is currently unavailable.");
                return;
            case Mishap.Late:
                lock (turn)
                    late.Add(
                        (context.Request.Query["amount"].ToString(), context.Request.Query["cve_year"].ToString())
                    );
                context.Abort();
                return;
            case Mishap.TooMany:
                context.Response.Headers["ratelimit-limit"] = "1000";
                context.Response.Headers["ratelimit-remaining"] = "0";
                context.Response.Headers["ratelimit-reset"] = "0";
                await Refuse(context, 429, "TOO_MANY_REQUESTS", "Too many requests.");
                return;
            case Mishap.Locked:
                await Refuse(
                    context,
                    403,
                    "RESERVATION_IN_PROGRESS",
                    "Another reservation of your organization is in progress."
                );
                return;
            case Mishap.Redirected:
                context.Response.Redirect("https://elsewhere.example/api");
                return;
            default:
                await next(context);
                return;
        }
    }

    private async Task Gone(HttpContext context)
    {
        lock (turn)
            Holds++;
        var gone = new TaskCompletionSource();
        await using var registered = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }

    // reading one record is for anybody; everything else needs the three headers
    private static async Task SignIn(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var isPublic =
            HttpMethods.IsGet(request.Method)
            && request.Path.StartsWithSegments("/api/cve", StringComparison.Ordinal, out var rest)
            && rest.HasValue;
        foreach (var name in new[] { "CVE-API-ORG", "CVE-API-USER", "CVE-API-KEY" })
        {
            if (!isPublic && !request.Headers.ContainsKey(name))
            {
                await Refuse(context, 400, "BAD_REQUEST", $"{name} header field required.");
                return;
            }
        }
        var known =
            request.Headers["CVE-API-ORG"] == Org
            && request.Headers["CVE-API-USER"] == User
            && request.Headers["CVE-API-KEY"] == Key;
        if (isPublic || known)
            await next(context);
        else
            await Refuse(context, 401, "UNAUTHORIZED", "Unauthorized");
    }

    private Task Locked(HttpContext context, Func<HttpContext, Task> handle)
    {
        lock (turn)
            return handle(context);
    }

    private Task Reserve(HttpContext context)
    {
        var query = context.Request.Query;
        if (
            !int.TryParse(query["amount"], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            || amount < 1
        )
            return Refuse(context, 400, "BAD_INPUT", "Parameters were invalid");
        if (!int.TryParse(query["cve_year"], NumberStyles.None, CultureInfo.InvariantCulture, out var year))
            return Refuse(context, 400, "BAD_INPUT", "Parameters were invalid");
        var type = query["batch_type"].ToString();
        if (query["short_name"] != Org)
            return Refuse(context, 403, "ORG_CANNOT_RESERVE_FOR_OTHER", "You may not reserve for another.");
        if (amount > 1 && type is not ("sequential" or "nonsequential"))
            return Refuse(context, 400, "NO_BATCH_TYPE", "A batch_type is required for more than one.");
        if (type == "nonsequential" && amount > 10)
            return Refuse(context, 403, "OVER_NONSEQUENTIAL_MAX_AMOUNT", "At most 10 nonsequential IDs.");
        if (year < 1999 || year > Now().Year + 1)
            return Refuse(context, 403, "CANNOT_RESERVE_FOR_YEAR", $"Cannot reserve for {year}.");
        var available = Quota - Mine().Count(id => id.State == "RESERVED");
        if (available <= 0)
            return Refuse(context, 403, "EXCEEDED_ID_QUOTA", "Your quota is used up.");
        var made = Reserve(Math.Min(amount, available), year, type != "nonsequential", User);
        // fewer than were asked for is a success of its own kind
        return Answer(
            context,
            made.Count < amount ? 206 : 200,
            new JsonObject
            {
                ["cve_ids"] = new JsonArray([.. made.Select(Row)]),
                ["meta"] = new JsonObject { ["remaining_quota"] = available - made.Count },
            }
        );
    }

    private List<ReservedId> Reserve(int amount, int year, bool sequential, string user)
    {
        List<ReservedId> made = [];
        for (var i = 0; i < amount; i++)
        {
            nextNumber += sequential ? 1 : 7;
            var id = $"CVE-{year}-{nextNumber:0000}";
            made.Add(ids[id] = new(id, year, "RESERVED", Org, user, Now()));
        }
        return made;
    }

    private Task List(HttpContext context)
    {
        var query = context.Request.Query;
        var found = Mine();
        if (query["state"].ToString() is { Length: > 0 } state)
            found = found.Where(id => id.State == state);
        if (query["cve_id_year"].ToString() is { Length: > 0 } year)
            found = found.Where(id => id.Year.ToString(CultureInfo.InvariantCulture) == year);
        if (query["time_reserved.gt"].ToString() is { Length: > 0 } after)
        {
            if (
                !DateTimeOffset.TryParse(
                    after,
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var since
                )
            )
                return Refuse(context, 400, "BAD_INPUT", "Parameters were invalid");
            found = found.Where(id => id.At > since);
        }
        var all = found.ToList();
        var page = int.TryParse(query["page"], CultureInfo.InvariantCulture, out var asked) ? asked : 1;
        var body = new JsonObject
        {
            ["cve_ids"] = new JsonArray([.. all.Skip((page - 1) * PageSize).Take(PageSize).Select(Row)]),
        };
        // the fields of paging appear only where there is something to page
        if (all.Count >= PageSize)
        {
            var pages = (all.Count + PageSize - 1) / PageSize;
            body["totalCount"] = all.Count;
            body["itemsPerPage"] = PageSize;
            body["pageCount"] = pages;
            body["currentPage"] = page;
            body["prevPage"] = page > 1 ? page - 1 : null;
            body["nextPage"] = page < pages ? page + 1 : null;
        }
        return Answer(context, 200, body);
    }

    private Task ShowId(HttpContext context) =>
        ids.TryGetValue(Id(context), out var found)
            ? Answer(context, 200, Row(found))
            : Refuse(context, 404, "CVE_ID_DNE", "There is no such ID.");

    private Task ChangeState(HttpContext context)
    {
        if (Owned(context) is not { } found)
            return Task.CompletedTask;
        var state = context.Request.Query["state"].ToString();
        if (state is not ("REJECTED" or "RESERVED"))
            return Refuse(context, 400, "BAD_INPUT", "Parameters were invalid");
        if (records.ContainsKey(found.Id))
            return Refuse(context, 403, "CVE_RECORD_EXISTS", "The state of a published ID is that of its record.");
        ids[found.Id] = found with { State = state };
        return Answer(context, 200, new JsonObject { ["message"] = "updated", ["updated"] = Row(ids[found.Id]) });
    }

    private Task ShowQuota(HttpContext context)
    {
        var reserved = Mine().Count(id => id.State == "RESERVED");
        return Answer(
            context,
            200,
            new JsonObject
            {
                ["id_quota"] = Quota,
                ["total_reserved"] = reserved,
                ["available"] = Quota - reserved,
            }
        );
    }

    private Task ShowUsers(HttpContext context) =>
        Answer(
            context,
            200,
            new JsonObject
            {
                ["users"] = new JsonArray(
                    new JsonObject { ["username"] = User, ["active"] = true },
                    new JsonObject { ["username"] = "left@example.org", ["active"] = false }
                ),
            }
        );

    private Task ShowRecord(HttpContext context) =>
        records.TryGetValue(Id(context), out var found)
            ? Answer(context, 200, found.DeepClone().AsObject())
            : Refuse(context, 404, "CVE_RECORD_DNE", "There is no record.");

    private async Task WriteRecord(HttpContext context, bool replaces, bool rejects)
    {
        var body = await Body(context);
        await Locked(context, _ => Write(context, body, replaces, rejects));
    }

    private Task Write(HttpContext context, JsonObject? body, bool replaces, bool rejects)
    {
        if (Owned(context) is not { } found)
            return Task.CompletedTask;
        if (body?["cnaContainer"] is not JsonObject container || body.Count != 1)
            return Refuse(context, 400, "INVALID_JSON_SCHEMA", "CVE JSON schema validation failed.");
        if (Lacks(container, rejects) is { } missing)
            return Refuse(context, 400, "INVALID_JSON_SCHEMA", "CVE JSON schema validation failed.", missing);
        var exists = records.TryGetValue(found.Id, out var record);
        if (exists && !replaces)
            return Refuse(context, rejects ? 400 : 403, "CVE_RECORD_EXISTS", "The record already exists.");
        if (!exists && replaces)
            return Refuse(context, 403, "CVE_RECORD_DNE", "The record does not exist.");
        var cna = container.DeepClone().AsObject();
        cna["providerMetadata"] = new JsonObject
        {
            ["orgId"] = "8254265b-2729-46b6-b9e3-3dfca2d5bfca",
            ["shortName"] = Org,
            ["dateUpdated"] = Now().UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
        };
        var state = rejects ? "REJECTED" : "PUBLISHED";
        record ??= new JsonObject
        {
            ["dataType"] = "CVE_RECORD",
            ["dataVersion"] = "5.2",
            ["cveMetadata"] = new JsonObject { ["cveId"] = found.Id },
            ["containers"] = new JsonObject(),
        };
        record["cveMetadata"]!["state"] = state;
        record["containers"]!["cna"] = cna;
        (records[found.Id], ids[found.Id]) = (record, found with { State = state });
        Writes++;
        return Answer(context, 200, new JsonObject { ["message"] = "done", ["created"] = record.DeepClone() });
    }

    private static string? Lacks(JsonObject container, bool rejects)
    {
        string[] needed = rejects ? ["rejectedReasons"] : ["descriptions", "affected", "references"];
        var missing = Array.Find(needed, name => container[name] is not JsonArray { Count: > 0 });
        return missing is null ? null : $"must have required property '{missing}'";
    }

    private IEnumerable<ReservedId> Mine() => ids.Values.Where(id => id.Owner == Org);

    private ReservedId? Owned(HttpContext context)
    {
        if (!ids.TryGetValue(Id(context), out var found))
        {
            _ = Refuse(context, 404, "CVE_ID_DNE", "There is no such ID.");
            return null;
        }
        if (found.Owner == Org)
            return found;
        _ = Refuse(context, 403, "ORG_DOES_NOT_OWN_ID", "Your organization does not own this ID.");
        return null;
    }

    private static string Id(HttpContext context) => context.Request.RouteValues["id"]!.ToString()!;

    private static async Task<JsonObject?> Body(HttpContext context)
    {
        try
        {
            return await JsonNode.ParseAsync(context.Request.Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Row(ReservedId id) =>
        new()
        {
            ["cve_id"] = id.Id,
            ["cve_year"] = id.Year.ToString(CultureInfo.InvariantCulture),
            ["state"] = id.State,
            ["owning_cna"] = id.Owner,
            ["reserved"] = id.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["requested_by"] = new JsonObject { ["cna"] = id.Owner, ["user"] = id.User },
        };

    private static Task Answer(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString());
    }

    private static Task Refuse(HttpContext context, int status, string error, string message, string? detail = null)
    {
        var body = new JsonObject { ["error"] = error, ["message"] = message };
        if (detail is not null)
            body["details"] = new JsonObject
            {
                ["errors"] = new JsonArray(new JsonObject { ["instancePath"] = "/cnaContainer", ["message"] = detail }),
            };
        return Answer(context, status, body);
    }
}
