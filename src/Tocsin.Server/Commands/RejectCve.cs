using System.CommandLine;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Server.Commands;

/// <summary><c>./run cve reject</c>: an ID stands for nothing any more.</summary>
internal static class RejectCve
{
    public static Command Make()
    {
        var id = CveErrandCommand.Id();
        var reason = new Option<string>("--reason")
        {
            HelpName = "TEXT",
            Description = "Why; public where the ID was of a case or is replaced.",
            Required = true,
        };
        var by = new Option<string[]>("--replaced-by")
        {
            HelpName = "ID",
            Description = "What to use instead; may be repeated.",
            Arity = ArgumentArity.OneOrMore,
        };
        return new Command("reject", "Rejects an ID, and tells CVE Services.") { id, reason, by }.WithErrands(
            sends: true,
            async (parsed, errands, cancel) =>
            {
                if (!(await errands.Find(parsed.GetValue(id), cancel)).TryGet(out var found, out var problem))
                    return problem;
                var faults = new FaultCollector();
                var why = faults.Take("--reason", ReasonText.Of(parsed.GetValue(reason)));
                var others = (parsed.GetValue(by) ?? [])
                    .Select(text => faults.Take("--replaced-by", CveId.Parse(text)))
                    .OfType<CveId>()
                    .Distinct()
                    .ToList();
                if (faults.Stops)
                    return Problem.Faulty(faults.Faults);
                var decided = await errands.Pool.Reject(found.Id, others, why!, new Viewer.Clock(), cancel);
                if (decided.Problem is { } refused)
                    return refused;
                var told = await errands.Rejecting.Tell(found.Id, Actor.Tocsin, cancel);
                return told.Problem is not { } untold ? $"{found.Id} is rejected, and CVE Services know."
                    : untold == CveServicesProblems.NoAccount
                        ? $"{found.Id} is rejected. There is no account: tell CVE Services by hand."
                    : $"{found.Id} is rejected. CVE Services do not know yet: {untold} It is tried again while Tocsin runs.";
            }
        );
    }
}
