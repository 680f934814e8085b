using System.Globalization;
using System.Text.Json.Nodes;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Outside.CveServices;

/// <summary>
/// The service by which CNAs reserve CVE IDs and publish records (CVE Services, <c>/api</c>). Each call is one request, or several
/// where the service says that it did nothing yet; a request whose effect nobody knows (<see cref="CveServicesProblems.NoAnswer"/>)
/// is never repeated here: whoever asked has to look first.
/// </summary>
public sealed class CveServicesClient(CveServicesLine line)
{
    /// <summary>Pages of a list that are read: of 500 IDs each.</summary>
    public const int MostPages = 200;

    /// <summary>Reserves IDs; fewer than were asked for where the quota ends (206).</summary>
    /// <param name="amount">1 or more; in no sequence at most 10.</param>
    public async Task<Result<CveReservation>> Reserve(
        CveAccess access,
        int year,
        int amount,
        bool sequential,
        CancellationToken cancel
    )
    {
        var type = amount == 1 ? "" : $"&batch_type={(sequential ? "sequential" : "nonsequential")}";
        var path = $"cve-id?amount={amount}&cve_year={year}&short_name={Uri.EscapeDataString(access.Org)}{type}";
        return (await line.Ask(access, HttpMethod.Post, path, null, cancel)).Then(CveReservation.Read);
    }

    /// <summary>Every ID of the organization that <paramref name="filter"/> lets through, all pages of it.</summary>
    public async Task<Result<IReadOnlyList<CveIdThere>>> List(
        CveAccess access,
        CveIdFilter filter,
        CancellationToken cancel
    )
    {
        Dictionary<CveId, CveIdThere> found = [];
        for (var page = 1; page <= MostPages; page++)
        {
            var read = await line.Ask(access, HttpMethod.Get, $"cve-id?{filter.Query}page={page}", null, cancel);
            if (!read.Then(CveIdPage.Read).TryGet(out var got, out var problem))
                return problem;
            // what is reserved meanwhile may push an ID on to the next page
            foreach (var id in got.Ids)
                found[id.Id] = id;
            if (got.Next is not { } next || next <= page)
                return Result.Of<IReadOnlyList<CveIdThere>>([.. found.Values.OrderBy(id => id.Id)]);
        }
        return CveServicesProblems.TooLong;
    }

    /// <summary>One ID as the service has it; <c>not-found</c> where it has none.</summary>
    public async Task<Result<CveIdThere>> Show(CveAccess access, CveId id, CancellationToken cancel) =>
        (await line.Ask(access, HttpMethod.Get, $"cve-id/{id}", null, cancel)).Then(answer =>
            CveIdThere.Read(answer.Body)
        );

    /// <summary>How many IDs may be reserved. Also tells the service's clock.</summary>
    public async Task<Result<CveQuota>> Quota(CveAccess access, CancellationToken cancel) =>
        (await line.Ask(access, HttpMethod.Get, $"org/{Uri.EscapeDataString(access.Org)}/id_quota", null, cancel)).Then(
            CveQuota.Read
        );

    /// <summary>The users of the organization, without any secret.</summary>
    public async Task<Result<IReadOnlyList<CveUser>>> Users(CveAccess access, CancellationToken cancel) =>
        (await line.Ask(access, HttpMethod.Get, $"org/{Uri.EscapeDataString(access.Org)}/users", null, cancel)).Then(
            CveUser.ReadAll
        );

    /// <summary>The record of an ID; null where it has none.</summary>
    public async Task<Result<CveRecordThere?>> Record(CveAccess access, CveId id, CancellationToken cancel)
    {
        var read = await line.Ask(access, HttpMethod.Get, $"cve/{id}", null, cancel);
        return read.Problem == CveServicesProblems.NoRecord || read.Problem == Problem.NotFound
            ? Result.Of<CveRecordThere?>(null)
            : read.Then(CveRecordThere.Read);
    }

    /// <summary>Publishes the first record of an ID; <see cref="CveServicesProblems.RecordExists"/> where there is one.</summary>
    public Task<Result<CveServicesAnswer>> Publish(
        CveAccess access,
        CveId id,
        JsonObject container,
        CancellationToken cancel
    ) => line.Ask(access, HttpMethod.Post, $"cve/{id}/cna", Body(container), cancel);

    /// <summary>Replaces what we said; what others added stays. <see cref="CveServicesProblems.NoRecord"/> where there is none.</summary>
    public Task<Result<CveServicesAnswer>> Replace(
        CveAccess access,
        CveId id,
        JsonObject container,
        CancellationToken cancel
    ) => line.Ask(access, HttpMethod.Put, $"cve/{id}/cna", Body(container), cancel);

    /// <summary>Rejects an ID with a record that says why.</summary>
    /// <param name="replaces">Whether it has a record already.</param>
    public Task<Result<CveServicesAnswer>> Reject(
        CveAccess access,
        CveId id,
        string reason,
        IReadOnlyList<CveId> replacedBy,
        bool replaces,
        CancellationToken cancel
    )
    {
        var container = new JsonObject
        {
            ["rejectedReasons"] = new JsonArray(new JsonObject { ["lang"] = "en", ["value"] = reason }),
        };
        if (replacedBy.Count > 0)
            container["replacedBy"] = new JsonArray([.. replacedBy.Select(by => JsonValue.Create(by.Text))]);
        var method = replaces ? HttpMethod.Put : HttpMethod.Post;
        return line.Ask(access, method, $"cve/{id}/reject", Body(container), cancel);
    }

    /// <summary>Rejects an ID that has no record, or takes that back.</summary>
    public Task<Result<CveServicesAnswer>> SetState(
        CveAccess access,
        CveId id,
        bool rejected,
        CancellationToken cancel
    ) => line.Ask(access, HttpMethod.Put, $"cve-id/{id}?state={(rejected ? "REJECTED" : "RESERVED")}", null, cancel);

    private static JsonObject Body(JsonObject container) => new() { ["cnaContainer"] = container.DeepClone() };
}

/// <summary>Which IDs are asked for.</summary>
/// <param name="Since">Reserved after this instant, by the service's clock.</param>
public sealed record CveIdFilter(int? Year = null, string? State = null, DateTimeOffset? Since = null)
{
    internal string Query =>
        (State is null ? "" : $"state={State}&")
        + (Year is null ? "" : $"cve_id_year={Year}&")
        + (
            Since is { } since
                ? $"time_reserved.gt={Uri.EscapeDataString(since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture))}&"
                : ""
        );
}
