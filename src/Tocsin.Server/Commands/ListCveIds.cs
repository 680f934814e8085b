using System.CommandLine;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Server.Commands;

/// <summary><c>./run cve list</c>: the ledger, and where it and the service disagree.</summary>
internal static class ListCveIds
{
    public static Command Make()
    {
        var year = new Option<int?>("--year") { HelpName = "YEAR", Description = "Only IDs of this year." };
        var compare = new Option<bool>("--compare")
        {
            Description = "Ask CVE Services too, and list only where the two disagree.",
        };
        return new Command("list", "Lists the IDs of the ledger, in order.") { year, compare }.WithErrands(
            sends: false,
            async (parsed, errands, cancel) =>
            {
                var pool = await errands.Pool.Load(cancel);
                if (parsed.GetValue(compare))
                    return await Differences(errands, pool, parsed.GetValue(year), cancel);
                var lines = pool
                    .All.Values.Where(id => parsed.GetValue(year) is not { } only || id.Id.Year == only)
                    .Select(CveLine.Of)
                    .ToList();
                return lines.Count == 0 ? "There are no IDs." : string.Join('\n', lines);
            }
        );
    }

    private static async Task<Result<string>> Differences(
        CveErrands errands,
        CvePool pool,
        int? year,
        CancellationToken cancel
    )
    {
        if ((await errands.Pool.Account(cancel)).Access is not { } access)
            return CveServicesProblems.NoAccount;
        var there = await errands.Client.List(access, new(year), cancel);
        return there.Map(ids =>
        {
            var lines = ids.Select(id => Difference(id, pool)).OfType<string>().ToList();
            return lines.Count == 0 ? "The ledger and CVE Services agree." : string.Join('\n', lines);
        });
    }

    private static string? Difference(CveIdThere there, CvePool pool)
    {
        if (!pool.All.TryGetValue(there.Id, out var here))
            return $"{there.Id}  {there.State} at CVE Services, by {there.User ?? "somebody"}; not in the ledger";
        var expected = here.State switch
        {
            CveIdState.Published => "PUBLISHED",
            CveIdState.Rejected => "REJECTED",
            _ => "RESERVED",
        };
        return there.State == expected
            ? null
            : $"{there.Id}  {there.State} at CVE Services; {CveLine.Word(here)} in the ledger";
    }
}

/// <summary>An ID on one line.</summary>
internal static class CveLine
{
    public static string Of(ReservedCve id) =>
        string.Join(
                "  ",
                new[]
                {
                    $"{id.Id, -16}",
                    $"{Word(id), -10}",
                    id.Disclosed?.Advisory ?? id.Given,
                    id.OwedBy is { } by ? $"record owed by {by:yyyy-MM-dd HH:mm} UTC" : null,
                    id.Held is { } code ? $"waits for a person ({code})" : null,
                }.OfType<string>()
            )
            .TrimEnd();

    public static string Word(ReservedCve id) => id.State.ToString().ToLowerInvariant();
}
