using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Handling;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Embargoes;

/// <summary>
/// GET /cases/{number}/embargo and /api/cases/{number}/embargo: who keeps silent until when, what was proposed, what happened
/// outside, and how far what is shared may go.
/// </summary>
internal static class ShowEmbargo
{
    public const string Path = "/embargo";

    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, async visit => (await visit.Read("embargo")).Map(Of));
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    /// <summary>Instants are UTC.</summary>
    /// <param name="State"><c>none</c>, <c>proposed</c>, <c>active</c>, <c>revise</c> or <c>exited</c>.</param>
    /// <param name="EndedBy">Why it is over: <c>time</c>, <c>public</c>, <c>attacks</c> or <c>early</c>; null while it is not.</param>
    /// <param name="World">What happened outside, in order of the model: <c>public</c>, <c>exploit-public</c>, <c>attacks-observed</c>.</param>
    /// <param name="AttacksAskForEnd">Whether attacks were seen and nobody has decided what that means.</param>
    /// <param name="Tlp">The mark of the Traffic Light Protocol 2.0 on what is shared.</param>
    public sealed record Response(
        string State,
        DateTimeOffset Ends,
        string? EndedBy,
        IReadOnlyList<string> World,
        bool AttacksAskForEnd,
        string Tlp,
        IReadOnlyList<PartyBody> Parties,
        IReadOnlyList<ProposalBody> Proposals
    );

    /// <param name="Party"><c>team</c>, <c>reporter</c>, <c>vendor-1</c>.</param>
    /// <param name="Keeps"><c>keeps</c>, <c>never-agreed</c>, <c>agreed-to-less</c>, <c>broke</c> or <c>no-embargo</c>; all but the first count as no.</param>
    public sealed record PartyBody(string Party, string Name, string Keeps);

    /// <param name="Fate"><c>open</c>, <c>agreed</c>, <c>declined</c> or <c>lapsed</c>.</param>
    /// <param name="Terms">Markdown; null where there are none, or they were destroyed.</param>
    /// <param name="Answers">What each said who said something, by party.</param>
    public sealed record ProposalBody(
        int Proposal,
        string By,
        DateTimeOffset Until,
        DateTimeOffset AnswerBy,
        string Fate,
        string? Terms,
        IReadOnlyDictionary<string, bool> Answers
    );

    private static Response Of(Case found) =>
        new(
            Words.Of(found.Embargo),
            found.EmbargoEnds,
            found.EmbargoEndedBy is { } cause ? Words.Of(cause) : null,
            [.. found.World.Select(Words.Of)],
            found.AttacksAskForEnd,
            found.Tlp.Mark(),
            [
                .. found.EmbargoParties.Select(party => new PartyBody(
                    party.Text,
                    EmbargoWords.Of(party, found),
                    Words.Of(found.AdherenceOf(party))
                )),
            ],
            [.. found.EmbargoProposals.Select(Of)]
        );

    private static ProposalBody Of(EmbargoProposal made) =>
        new(
            made.Number,
            made.By.Text,
            made.Until,
            made.AnswerBy,
            Words.Of(made.Fate),
            made.Terms,
            made.Answers.ToDictionary(said => said.Key.Text, said => said.Value, StringComparer.Ordinal)
        );

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused) =>
        (await visit.Read("embargo")).TryGet(out var found, out var problem)
            ? PageResult.Of<EmbargoPage>(
                new { View = await CaseForms.Of(visit, found, refused) },
                refused?.Problem.Status ?? StatusCodes.Status200OK
            )
            : problem;
}
