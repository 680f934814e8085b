using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Vendors;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People.Accounts;
using Decide = System.Func<Tocsin.Cases.Case, Tocsin.Standards.Problems.Result<Tocsin.Ledger.Decision>>;

namespace Tocsin.Workspace.Maintainers;

/// <summary>Everything that a maintainer decides, each a path below their page.</summary>
internal static class MaintainerTurns
{
    public const string TokenPlace = "/token";
    public const string Status = "/status";
    public const string Fix = "/fix";
    public const string Away = "/away";
    public const string HandOver = "/hand-over";
    public const string Help = "/help";
    public const string Abandoned = "/abandoned";
    public const string Dispute = "/dispute";
    public const string People = "/people";
    public const string Leaving = "/leaving";
    public const string Proposals = "/embargo/proposals";
    public const string Answers = "/embargo/answers";

    /// <param name="Where">Where the token lies, so that somebody can look: a file, a tag.</param>
    public sealed record PlaceToken(string Receipt, string Where);

    /// <param name="Status"><c>has-not-looked</c>, <c>under-investigation</c>, <c>affected</c> or <c>not-affected</c>.</param>
    /// <param name="Because">With <c>not-affected</c>: a justification of VEX, <c>component-not-present</c>, …</param>
    /// <param name="Note">Markdown.</param>
    public sealed record SayStatus(string Receipt, string Status, string? Because, string? Note);

    /// <param name="Versions">One to a line; needed the first time.</param>
    /// <param name="Released"><c>yes</c> or <c>no</c>.</param>
    public sealed record SayFix(string Receipt, string? Versions, string Released);

    /// <param name="Until">A day, <c>2026-12-25</c>; null or empty: back.</param>
    public sealed record GoAway(string Receipt, string? Until);

    /// <param name="Name">Who, and an e-mail address: they are invited at once.</param>
    public sealed record GiveOver(string Receipt, string Name, string Address);

    /// <param name="Said">Markdown.</param>
    public sealed record Say(string Receipt, string Said);

    /// <param name="Why">Markdown; null for none.</param>
    public sealed record ProposePerson(string Receipt, string Name, string Address, string? Why);

    public sealed record Leave(string Receipt);

    /// <param name="Until">An instant with its zone; a form's is in UTC.</param>
    /// <param name="Terms">What goes with it, Markdown.</param>
    public sealed record ProposeEmbargo(string Receipt, string Until, string? Terms);

    /// <param name="Proposal">Its number, as the page has it; 0: what is in force.</param>
    /// <param name="Agrees"><c>yes</c> or <c>no</c>.</param>
    public sealed record AnswerEmbargo(string Receipt, string Proposal, string Agrees);

    public static void Map(IEndpointRouteBuilder app)
    {
        MaintainerTurn.Map<PlaceToken>(app, TokenPlace, "Thank you: the team looks, and writes to you.", OfToken);
        MaintainerTurn.Map<SayStatus>(app, Status, "The team knows now.", OfStatus);
        MaintainerTurn.Map<SayFix>(app, Fix, "The team knows of the fix.", OfFix);
        MaintainerTurn.Map<GoAway>(app, Away, "It is noted.", OfAway);
        MaintainerTurn.Map<GiveOver>(app, HandOver, "They are invited.", OfHandOver);
        MaintainerTurn.Map<Say>(
            app,
            Help,
            "Who keeps the case was asked to help.",
            turn => Said(turn, (found, said) => found.AskForHelp(turn.By, said))
        );
        MaintainerTurn.Map<Say>(
            app,
            Abandoned,
            "Thank you for saying so.",
            turn => Said(turn, (found, said) => found.SayAbandoned(turn.By, said))
        );
        MaintainerTurn.Map<Say>(
            app,
            Dispute,
            "Your view is on record.",
            turn => Said(turn, (found, said) => found.Dispute(turn.By, said))
        );
        MaintainerTurn.Map<ProposePerson>(app, People, "The team decides whether they are invited.", OfPerson);
        MaintainerTurn.Map<Leave>(app, Leaving, "", turn => Result.Of<Decide>(found => found.Leave(turn.By)));
        MaintainerTurn.Map<ProposeEmbargo>(app, Proposals, "Your proposal is made; the others are asked.", OfProposal);
        MaintainerTurn.Map<AnswerEmbargo>(app, Answers, "Your answer is kept.", OfAnswer);
    }

    private static Result<Decide> OfToken(MaintainerTurn turn)
    {
        var faults = new FaultCollector();
        var where = faults.Required("where", turn.Form["where"], SaidText.Longest);
        return faults.Else<Decide>(() => found => found.PlaceToken(turn.By, new(where), turn.Now));
    }

    private static Result<Decide> OfStatus(MaintainerTurn turn)
    {
        var faults = new FaultCollector();
        var status = Words.Parse<VendorStatus>(turn.Form["status"]);
        if (status is null or VendorStatus.Fixed)
            faults.Add("status", "Choose what you found.");
        var because = Words.Parse<NotAffectedBecause>(turn.Form["because"]);
        var note = faults.Optional("note", turn.Form["note"], VendorStatement.LongestNote);
        return faults.Else<Decide>(() => found => found.SayStatus(turn.By, status!.Value, because, new(null, note)));
    }

    private static Result<Decide> OfFix(MaintainerTurn turn)
    {
        var faults = new FaultCollector();
        var versions = faults.Optional("versions", turn.Form["versions"], VendorStatement.LongestVersions);
        var released = YesOrNo(turn, "released", faults);
        return faults.Else<Decide>(() => found => found.SayFixed(turn.By, released!.Value, versions));
    }

    private static Result<Decide> OfAway(MaintainerTurn turn)
    {
        var typed = turn.Form["until"];
        DateOnly? until = null;
        if (!string.IsNullOrWhiteSpace(typed))
        {
            if (
                !DateOnly.TryParseExact(
                    typed.Trim(),
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
            )
                return Problem.Faulty([new("until", "This must be a day, such as 2026-12-25.")]);
            until = day;
        }
        return Result.Of<Decide>(found => found.GoAway(turn.By, until, turn.Programme.Calendar.DayOf(turn.Now)));
    }

    private static Result<Decide> OfHandOver(MaintainerTurn turn)
    {
        var faults = new FaultCollector();
        var name = faults.Required("name", turn.Form["name"], PersonText.LongestName);
        var address = faults.Take("address", EmailAddress.Parse(turn.Form["address"]));
        return faults.Else<Decide>(() => found => found.HandOver(turn.By, name, address.Text, turn.Token(), turn.Now));
    }

    private static Result<Decide> OfPerson(MaintainerTurn turn)
    {
        var faults = new FaultCollector();
        var name = faults.Required("name", turn.Form["name"], PersonText.LongestName);
        var address = faults.Take("address", EmailAddress.Parse(turn.Form["address"]));
        var why = faults.Optional("why", turn.Form["why"], SaidText.Longest);
        return faults.Else<Decide>(() => found => found.ProposePerson(turn.By, new(name, address.Text, why)));
    }

    private static Result<Decide> OfProposal(MaintainerTurn turn)
    {
        var faults = new FaultCollector();
        var until = faults.Take("until", PublicationInstant.Of(turn.Form["until"] ?? "", "Etc/UTC"));
        var terms = faults.Optional("terms", turn.Form["terms"], EmbargoTerms.Longest);
        return faults.Else<Decide>(() =>
            found => found.ProposeEmbargo(turn.By, until, terms is null ? null : new(terms), turn.Programme, turn.Now)
        );
    }

    private static Result<Decide> OfAnswer(MaintainerTurn turn)
    {
        var faults = new FaultCollector();
        var agrees = YesOrNo(turn, "agrees", faults);
        if (!int.TryParse(turn.Form["proposal"], NumberStyles.None, CultureInfo.InvariantCulture, out var proposal))
            faults.Add("proposal", "Say which proposal you answer.");
        return faults.Else<Decide>(() => found => found.AnswerEmbargo(turn.By, null, proposal, agrees!.Value));
    }

    private static Result<Decide> Said(
        MaintainerTurn turn,
        Func<Tocsin.Cases.Case, SaidText, Result<Ledger.Decision>> decide
    )
    {
        var faults = new FaultCollector();
        var said = faults.Required("said", turn.Form["said"], SaidText.Longest);
        return faults.Else<Decide>(() => found => decide(found, new(said)));
    }

    private static bool? YesOrNo(MaintainerTurn turn, string field, FaultCollector faults)
    {
        if (turn.Form[field] is "yes" or "no")
            return turn.Form[field] == "yes";
        faults.Add(field, "Say yes or no.");
        return null;
    }
}
