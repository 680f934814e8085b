using System.Globalization;
using System.Text.Json.Nodes;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Outside.CveServices;

/// <summary>What the service answered to a request that it did.</summary>
/// <param name="Date">Its clock, UTC; null where it does not say.</param>
public sealed record CveServicesAnswer(JsonObject Body, DateTimeOffset? Date);

/// <param name="Remaining">How many more may be reserved; may be negative.</param>
public sealed record CveReservation(IReadOnlyList<CveId> Ids, int? Remaining)
{
    internal static Result<CveReservation> Read(CveServicesAnswer answer)
    {
        if (answer.Body["cve_ids"] is not JsonArray rows)
            return CveServicesProblems.NotUnderstood;
        List<CveId> ids = [];
        foreach (var row in rows)
        {
            if (!CveIdThere.Read(row as JsonObject).TryGet(out var id, out var problem))
                return problem;
            ids.Add(id.Id);
        }
        return new CveReservation(ids, Json.Number((answer.Body["meta"] as JsonObject)?["remaining_quota"]));
    }
}

/// <summary>An ID as the service has it.</summary>
/// <param name="State"><c>RESERVED</c>, <c>PUBLISHED</c> or <c>REJECTED</c>.</param>
/// <param name="User">Who reserved it; null where it does not say.</param>
/// <param name="Reserved">By its clock, UTC.</param>
public sealed record CveIdThere(CveId Id, string State, string? User, DateTimeOffset? Reserved)
{
    internal static Result<CveIdThere> Read(JsonObject? row)
    {
        if (
            Json.Text(row?["cve_id"]) is not { } text
            || !CveId.Parse(text).TryGet(out var id, out _)
            || Json.Text(row!["state"]) is not { } state
        )
            return CveServicesProblems.NotUnderstood;
        return new CveIdThere(
            id,
            state,
            Json.Text((row["requested_by"] as JsonObject)?["user"]),
            Json.Instant(row["reserved"])
        );
    }
}

/// <summary>Some of a list.</summary>
/// <param name="Next">The page after it; null for the last.</param>
internal sealed record CveIdPage(IReadOnlyList<CveIdThere> Ids, int? Next)
{
    public static Result<CveIdPage> Read(CveServicesAnswer answer)
    {
        if (answer.Body["cve_ids"] is not JsonArray rows)
            return CveServicesProblems.NotUnderstood;
        List<CveIdThere> ids = [];
        foreach (var row in rows)
        {
            if (!CveIdThere.Read(row as JsonObject).TryGet(out var id, out var problem))
                return problem;
            ids.Add(id);
        }
        return new CveIdPage(ids, Json.Number(answer.Body["nextPage"]));
    }
}

/// <param name="Available">May be negative.</param>
/// <param name="Date">The service's clock, UTC.</param>
public sealed record CveQuota(int Quota, int Reserved, int Available, DateTimeOffset? Date)
{
    internal static Result<CveQuota> Read(CveServicesAnswer answer) =>
        Json.Number(answer.Body["id_quota"]) is { } quota
        && Json.Number(answer.Body["total_reserved"]) is { } reserved
        && Json.Number(answer.Body["available"]) is { } available
            ? new CveQuota(quota, reserved, available, answer.Date)
            : CveServicesProblems.NotUnderstood;
}

/// <summary>Somebody of the organization.</summary>
public sealed record CveUser(string Name, bool Active)
{
    internal static Result<IReadOnlyList<CveUser>> ReadAll(CveServicesAnswer answer) =>
        answer.Body["users"] is JsonArray rows
            ? Result.Of<IReadOnlyList<CveUser>>([
                .. rows.OfType<JsonObject>()
                    .Where(row => Json.Text(row["username"]) is not null)
                    .Select(row => new CveUser(
                        Json.Text(row["username"])!,
                        row["active"] is not JsonValue active || !active.TryGetValue<bool>(out var on) || on
                    )),
            ])
            : CveServicesProblems.NotUnderstood;
}

/// <summary>A record as the service has it.</summary>
/// <param name="Cna">What the CNA says: the only part that a CNA replaces.</param>
/// <param name="Rejected">Whether it says that the ID stands for nothing.</param>
public sealed record CveRecordThere(JsonObject Cna, bool Rejected)
{
    internal static Result<CveRecordThere?> Read(CveServicesAnswer answer) =>
        (answer.Body["containers"] as JsonObject)?["cna"] is JsonObject cna
            ? new CveRecordThere(cna, Json.Text((answer.Body["cveMetadata"] as JsonObject)?["state"]) == "REJECTED")
            : CveServicesProblems.NotUnderstood;
}

/// <summary>Reads members of JSON that others wrote: what is not as expected is not there.</summary>
internal static class Json
{
    public static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static int? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<int>(out var number) ? number : null;

    public static DateTimeOffset? Instant(JsonNode? node) =>
        DateTimeOffset.TryParse(
            Text(node),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var at
        )
            ? at
            : null;
}
