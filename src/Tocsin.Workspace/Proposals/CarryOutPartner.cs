using System.Security.Cryptography;
using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Proposals;

/// <summary>Makes an early-access partner of the organisation that steering accepted; it is told nothing before it has signed.</summary>
internal static class CarryOutPartner
{
    private static readonly Problem NoOrganisation = Problem.Invalid(
        "partner.no-organisation",
        "What was proposed names no organisation."
    );

    public static async Task<Decision> Decide(LedgerSession session, Proposal found, CancellationToken cancel)
    {
        if (found is not { Outcome.Kind: OutcomeKind.Passed, IsCarriedOut: false })
            return Decision.Nothing;
        if (found.Text?.Partner is not { } text)
            return found.CarryOut(found.Id.Stream, NoOrganisation);
        var id = PartnerId.From(new ReadableRandom(RandomNumberGenerator.Fill));
        var partner = await session.Load<Partner>(id.Stream, cancel);
        return found.CarryOut(id.Stream, partner.Accept(text, session.Now));
    }
}
