using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Cases;
using Tocsin.Cases.Openings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Articles;
using Tocsin.Web.Http;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Openings;

/// <summary>
/// GET /cases/{number}/opening and /api/cases/{number}/opening: what the public would see of the case, entry by entry, and exactly as it would.
/// For those who triage it.
/// </summary>
internal static class ShowOpening
{
    public const string Path = "/opening";

    public static CaseFormPage Page { get; } = new(Path, (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi(Path, async visit => (await Load(visit)).Map(loaded => loaded.Response));
        app.MapCasePage(Path, visit => Show(visit, null));
    }

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused)
    {
        // whoever has no authenticator confirms with a passkey on a page of its own, and comes back
        if (refused?.Problem == CaseProblems.StepUpNeeded && string.IsNullOrWhiteSpace(refused.Values["otp"]))
            return PageResult.SeeOther("/step-up?return=" + Uri.EscapeDataString($"/cases/{visit.Number}{Path}"));
        if (!(await Load(visit)).TryGet(out var loaded, out var problem))
            return problem;
        var view = new OpeningView(
            await CaseForms.Of(visit, loaded.Case, refused),
            loaded.Response,
            [.. loaded.Preview.Entries.Select(Line)],
            !await StepUp.IsFresh(visit.Context)
        );
        return PageResult.Of<OpeningPage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<Result<Loaded>> Load(CaseVisit visit)
    {
        // what is to be public is for those to choose who answer for the case
        if (!visit.Viewer.Triages)
            return CaseProblems.NotATriager;
        if (!(await visit.Read("opening")).TryGet(out var found, out var problem))
            return problem;
        var choices =
            found.ProposedOpening?.Choices
            ?? [.. found.History.Select(r => new DisclosureChoice(r.Sequence, found.UsualOf(r)))];
        var preview = await visit
            .Service<OpeningStore>()
            .Document(found, choices, choices.Count, visit.Now, visit.Cancel);
        var response = new OpeningResponse(
            found.WhyNotOpened?.Title,
            found.ProposedOpening is { } proposed ? new(proposed.By.Text, proposed.At, proposed.NotBefore) : null,
            found.Opening?.ConfirmedAt,
            [
                .. choices.Select(c => new OpeningEntry(
                    c.Sequence,
                    HistoryWords.Of(found.History[(int)c.Sequence - 1].Entry),
                    found.History[(int)c.Sequence - 1].At,
                    Word.Of(c.Shows),
                    Word.Of(found.MostOf(found.History[(int)c.Sequence - 1])),
                    preview.Entries[(int)c.Sequence - 1].Shown?.Body
                )),
            ]
        );
        return new Loaded(found, response, preview);
    }

    private static StoryLine Line(OpenedCaseDocument.Entry entry) =>
        new(
            entry.Sequence,
            entry.Shown?.At,
            entry.Shown?.Who,
            entry.Shown?.What,
            entry.Shown?.Body,
            entry is { Shown.Body: not null, Text: null },
            Convert.ToHexStringLower(entry.FactsCommitment)
        );

    private sealed record Loaded(Case Case, OpeningResponse Response, OpenedCaseDocument Preview);
}

/// <summary>What the public would see of a case. Instants are UTC.</summary>
/// <param name="WhyNot">Why it cannot be opened; null where it can.</param>
/// <param name="Proposed">What waits for another triager; null: nothing.</param>
/// <param name="OpenedAt">Null: it is not open.</param>
public sealed record OpeningResponse(
    string? WhyNot,
    OpeningProposal? Proposed,
    DateTimeOffset? OpenedAt,
    IReadOnlyList<OpeningEntry> Entries
);

/// <param name="NotBefore">So long the reporter has to say something against it.</param>
public sealed record OpeningProposal(string By, DateTimeOffset At, DateTimeOffset NotBefore);

/// <param name="Shows"><c>withheld</c>, <c>facts</c>, <c>extract</c>, <c>whole</c>: as it was proposed, else as is usual.</param>
/// <param name="Most">How much of it may be shown.</param>
/// <param name="Body">What would be shown of what was written.</param>
public sealed record OpeningEntry(
    long Sequence,
    string What,
    DateTimeOffset At,
    string Shows,
    string Most,
    string? Body
);

/// <summary>The page of an opening, as one triager sees it.</summary>
/// <param name="Preview">Exactly what the public page will show.</param>
/// <param name="AsksForCode">Whether this session has to prove anew that it is the same person.</param>
public sealed record OpeningView(
    CaseForms Forms,
    OpeningResponse Opening,
    IReadOnlyList<StoryLine> Preview,
    bool AsksForCode
);
