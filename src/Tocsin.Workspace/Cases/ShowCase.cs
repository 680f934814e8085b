using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Templates;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Web.Http;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.ThreatModels;

namespace Tocsin.Workspace.Cases;

/// <summary>GET /cases/{number} and GET /api/cases/{number}: all of one case. That it was opened is recorded first.</summary>
internal static class ShowCase
{
    /// <summary>The page, for the forms that are on it.</summary>
    public static CaseFormPage Page { get; } = new("", (visit, refused) => Show(visit, refused));

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi("", Handle);
        app.MapCasePage("", visit => Show(visit, null));
    }

    private static async Task<Result<CaseResponse>> Handle(CaseVisit visit)
    {
        if (!(await visit.Read("case")).TryGet(out var found, out var problem))
            return problem;
        var names = await ActorNames.Load(visit.Context, People(found));
        return CaseResponse.Of(found, visit.Viewer, Moves(visit, found), names);
    }

    private static async Task<Result<IResult>> Show(CaseVisit visit, RefusedForm? refused)
    {
        if (!(await visit.Read("case")).TryGet(out var found, out var problem))
            return problem;
        var names = await ActorNames.Load(visit.Context, People(found));
        var moves = Moves(visit, found);
        var view = new CaseView(found, visit.Viewer, moves, names, visit.Programme, visit.Now, refused)
        {
            Clocks = visit.Clocks,
            Templates = visit.Charter.Templates.Messages,
            Chosen = Chosen(visit, found),
            Drafts = await visit
                .Service<DraftStore>()
                .Of(visit.Number, visit.Viewer, found.AudiencesOf(visit.Viewer), visit.Cancel),
            Handles = [.. (await visit.Service<CaseReaders>().Of(visit.Number, visit.Cancel)).Select(r => r.Handle)],
            Citable = moves.Accept is null || moves.Reject is null ? await Citable(visit) : [],
        };
        return PageResult.Of<CasePage>(new { View = view }, refused?.Problem.Status ?? StatusCodes.Status200OK);
    }

    private static async Task<IReadOnlyList<Statement>> Citable(CaseVisit visit) =>
        [
            .. (await visit.Service<ThreatModelStore>().All(visit.Cancel))
                .SelectMany(product => product.Model.Statements)
                .Where(statement => statement.InForce),
        ];

    private static ChosenTemplate? Chosen(CaseVisit visit, Case found)
    {
        var (name, into) = (
            visit.Context.Request.Query["template"],
            Audience.Parse(visit.Context.Request.Query["into"])
        );
        return
            into is { } audience
            && visit.Charter.Templates.Messages.FirstOrDefault(t => t.Name == name) is { } template
            && ChosenTemplate.Offers(audience, template)
            ? new(template, audience, ChosenTemplate.Fill(template, found, visit.Programme))
            : null;
    }

    private static CaseMoves Moves(CaseVisit visit, Case found) =>
        new(found, visit.Viewer, visit.Programme, visit.Now, visit.Clocks);

    private static IEnumerable<string> People(Case found) =>
        found
            .History.Select(h => h.By.Id)
            .Concat(found.Guests.Select(guest => guest.Person.Text))
            .Concat(found.Owner is { } owner ? [owner.Text] : [])
            .Distinct(StringComparer.Ordinal);
}

/// <summary>A case as one member sees it now: what its pages are made of.</summary>
/// <param name="Refused">A form of the page that was sent and not taken; null when the page is just opened.</param>
public sealed record CaseView(
    Case Case,
    Viewer.Member Viewer,
    CaseMoves Moves,
    ActorNames Names,
    Programme Programme,
    DateTimeOffset Now,
    RefusedForm? Refused
)
{
    /// <summary>What is late by when, and what stops the clock.</summary>
    public ClockRules Clocks { get; init; } = new();

    /// <summary>Texts that this programme begins messages with.</summary>
    public IReadOnlyList<MessageTemplate> Templates { get; init; } = [];

    /// <summary>The one that was chosen just now; null: none was.</summary>
    public ChosenTemplate? Chosen { get; init; }

    /// <summary>What the viewer began to write here and has not sent.</summary>
    public IReadOnlyDictionary<Audience, KeptDraft> Drafts { get; init; } = new Dictionary<Audience, KeptDraft>();

    /// <summary>Who can be named in a message to the team, and hears of it: nobody who may not see the case.</summary>
    public IReadOnlyList<string> Handles { get; init; } = [];

    /// <summary>The statements that a verdict could cite, while there is one to give.</summary>
    public IReadOnlyList<Statement> Citable { get; init; } = [];

    public string Title =>
        Case.Draft?.Summary is { Length: > 0 } summary ? summary
        : CaseWords.Title(Case.Report?.What.Split('\n', 2)[0]) is { Length: > 0 } what ? what
        : Case.Number.Text;

    /// <summary>The path of a form's action.</summary>
    public string Action(string path) => $"/cases/{Case.Number}{path}";

    /// <summary>The refused form, if it is the one with this path and, where several share it, this value.</summary>
    public RefusedForm? RefusedAt(string path, string? field = null, string? value = null) =>
        Refused?.Path == path && (field is null || Refused.Values[field] == value) ? Refused : null;
}
