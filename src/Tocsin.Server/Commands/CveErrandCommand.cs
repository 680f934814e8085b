using System.CommandLine;
using Tocsin.Cases.CveIds;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Server.Commands;

/// <summary>Gives a command what goes to CVE Services.</summary>
internal static class CveErrandCommand
{
    /// <summary>Does it and returns what to say, line by line.</summary>
    public delegate Task<Result<string>> Act(ParseResult parsed, CveErrands errands, CancellationToken cancel);

    /// <param name="sends">Whether it changes something outside: a copy of an installation must not.</param>
    public static Command WithErrands(this Command command, bool sends, Act act) =>
        command.WithBoth(
            async (parsed, start, process, cancel) =>
            {
                if (sends && !start.Lease!.Mine)
                    return CveServicesProblems.Held;
                using var line = new CveServicesLine(start.Time, CveServicesPatience.Usual);
                var errands = new CveErrands(
                    start.CveIds,
                    start.Cases,
                    start.Options.Origins,
                    line,
                    RecordRules.BeforeSending(start.Charter, start.Time),
                    async (kind, id, looking) => await (await process.PublicStore(looking)).Find(kind, id, looking)
                );
                return await act(parsed, errands, cancel);
            }
        );

    public static Argument<string> Id() => new("ID") { Description = "As CVE-2026-1234." };

    /// <summary>One ID of the ledger; <c>not-found</c> in words where it is none.</summary>
    public static async Task<Result<ReservedCve>> Find(this CveErrands errands, string? text, CancellationToken cancel)
    {
        if (!CveId.Parse(text).TryGet(out var id, out var malformed))
            return malformed;
        return (await errands.Pool.Load(cancel)).All.TryGetValue(id, out var found)
            ? found
            : Problem.NotFound with
            {
                Title = $"{id} is not in the ledger.",
                Next = "./run cve list shows those that are.",
            };
    }
}
