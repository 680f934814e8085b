using System.Globalization;
using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Proposals;

/// <summary>What somebody typed to propose something, read whole: everything that is wrong is told at once, at its field.</summary>
/// <param name="Subject">Null for a newcomer, who is nobody yet.</param>
internal sealed record ProposalForm(ProposalSubject? Subject, string? Newcomer, TeamId Team, ProposalText Text)
{
    private const int LongestName = 200;

    /// <summary>What members can propose.</summary>
    public static IReadOnlyList<ProposalKind> Kinds { get; } =
    [
        ProposalKind.JoinTeam,
        ProposalKind.LeaveTeam,
        ProposalKind.ExtendEmbargo,
        ProposalKind.InviteExpert,
        ProposalKind.ChangePolicy,
        ProposalKind.AcceptPartner,
        ProposalKind.ChangeStatement,
        ProposalKind.Sanction,
    ];

    /// <summary>Null for what is none that can be proposed.</summary>
    public static ProposalKind? KindOf(string? word)
    {
        foreach (var kind in Kinds)
        {
            if (Word.Of(kind) == word)
                return kind;
        }
        return null;
    }

    public static OpenProposal.Request Read(FormValues form) =>
        new(
            form["kind"],
            Filled(form["person"]),
            Filled(form["newcomer"]),
            form["team"],
            form["measure"],
            Filled(form["until"]),
            form["case"],
            int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : null,
            form["address"],
            form["policy"],
            form["wording"],
            form["reason"],
            form["organisation"],
            form["channel"],
            form["ships"],
            StatementForm.Read(form.Under(StatementForm.Field))
        );

    public static Result<ProposalForm> Parse(OpenProposal.Request request)
    {
        var faults = new FaultCollector();
        var reason = faults.Required("reason", request.Reason, OpenProposal.LongestReason);
        if (KindOf(request.Kind) is not { } kind)
        {
            faults.Add("kind", $"This is none of: {string.Join(", ", Kinds.Select(Word.Of))}.");
            return Problem.Faulty(faults.Faults);
        }
        var newcomer =
            kind == ProposalKind.JoinTeam ? faults.Optional("newcomer", request.Newcomer, LongestName) : null;
        if (newcomer is not null && request.Person is not null)
            faults.Add("newcomer", "Choose a person, or name somebody new: not both.");
        var team = kind is ProposalKind.JoinTeam or ProposalKind.LeaveTeam
            ? faults.Take("team", TeamId.Parse(request.Team))
            : default;
        if (kind == ProposalKind.ChangeStatement)
            return StatementForm
                .Parse(request.Statement, faults)
                .Map(change => new ProposalForm(change.Subject, null, default, change.With(reason)));
        var subject = newcomer is null ? SubjectOf(kind, team, request, faults) : null;
        var detail = kind switch
        {
            ProposalKind.InviteExpert => request.Address,
            ProposalKind.ChangePolicy => request.Wording,
            ProposalKind.AcceptPartner => request.Organisation,
            _ => null,
        };
        var partner = kind == ProposalKind.AcceptPartner ? Partner(request, faults) : null;
        return faults.Else(() => new ProposalForm(subject, newcomer, team, new(reason, detail, partner)));
    }

    /// <summary>The faults that the proposal itself found, at the fields where they were typed.</summary>
    public static Problem AtFields(Problem problem, OpenProposal.Request request) =>
        problem with
        {
            Faults =
            [
                .. problem.Faults.Select(fault =>
                    fault with
                    {
                        Path = fault.Path switch
                        {
                            "subject.name" => "policy",
                            "detail" => KindOf(request.Kind) switch
                            {
                                ProposalKind.InviteExpert => "address",
                                ProposalKind.AcceptPartner => "organisation",
                                ProposalKind.ChangeStatement => "statement.rationale",
                                _ => "wording",
                            },
                            // as the agreement calls it
                            "markdown" => "wording",
                            var path when path.StartsWith("subject.", StringComparison.Ordinal) => path[
                                "subject.".Length..
                            ],
                            var path => path,
                        },
                    }
                ),
            ],
        };

    private static ProposalSubject SubjectOf(
        ProposalKind kind,
        TeamId team,
        OpenProposal.Request request,
        FaultCollector faults
    ) =>
        kind switch
        {
            ProposalKind.JoinTeam => new ProposalSubject.JoinTeam(Person(request, faults), team),
            ProposalKind.LeaveTeam => new ProposalSubject.LeaveTeam(Person(request, faults), team),
            ProposalKind.Sanction => new ProposalSubject.Sanction(
                Person(request, faults),
                faults.Take("measure", Word.Parse<SanctionMeasure>(request.Measure)),
                request.Until is null ? null : Instant(request.Until, faults)
            ),
            // the case was found with the number as it was typed; it is kept as it is spelt
            ProposalKind.ExtendEmbargo => new ProposalSubject.ExtendEmbargo(
                Number(request),
                request.Until is null ? Needed("until", faults) : Instant(request.Until, faults)
            ),
            ProposalKind.InviteExpert => new ProposalSubject.InviteExpert(Number(request), request.Days ?? 0),
            ProposalKind.AcceptPartner => new ProposalSubject.AcceptPartner(),
            _ => new ProposalSubject.ChangePolicy(request.Policy?.Trim() ?? ""),
        };

    private static PartnerText? Partner(OpenProposal.Request request, FaultCollector faults)
    {
        if (request.Address is { Length: > 0 } && EmailAddress.Parse(request.Address).Problem is { } faulty)
            faults.Add("address", faulty.Title);
        return faults.Take("", PartnerText.Of(request.Organisation, request.Address, request.Channel, request.Ships));
    }

    private static PersonId Person(OpenProposal.Request request, FaultCollector faults) =>
        faults.Take("person", PersonId.Parse(request.Person));

    private static string Number(OpenProposal.Request request) =>
        Tocsin.Cases.Identifiers.CaseNumber.Parse(request.Case).Value.Text;

    private static DateTimeOffset Instant(string typed, FaultCollector faults) =>
        faults.Take(
            "until",
            typed.Contains('Z', StringComparison.Ordinal) || typed.Contains('+', StringComparison.Ordinal)
                ? PublicationInstant.Parse(typed)
                : PublicationInstant.Parse(typed, TimeZoneInfo.Utc)
        );

    private static DateTimeOffset Needed(string path, FaultCollector faults)
    {
        faults.Add(path, "This is needed.");
        return default;
    }

    private static string? Filled(string? typed) => string.IsNullOrWhiteSpace(typed) ? null : typed;
}
