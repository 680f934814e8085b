using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Advisories;
using Decide = System.Func<Tocsin.Cases.Case, Tocsin.Standards.Problems.Result<Tocsin.Ledger.Decision>>;

namespace Tocsin.Workspace.Mailbox;

/// <summary>Everything that a reporter decides about their case, each a path below the mailbox.</summary>
internal static class ReporterTurns
{
    public const string Credit = "/credit";
    public const string Withdrawal = "/withdrawal";
    public const string SecondLook = "/second-look";
    public const string FixCheck = "/fix-check";
    public const string Proposals = "/embargo/proposals";
    public const string Answers = "/embargo/answers";
    public const string Edits = "/edits";
    public const string Redactions = "/redaction-requests";

    /// <param name="Name">How to be named in the advisory; null or empty: not at all.</param>
    public sealed record ChooseCredit(string Receipt, string? Name);

    /// <param name="Reason">Why the report is taken back.</param>
    public sealed record Withdraw(string Receipt, string Reason);

    /// <param name="Reason">What was overlooked.</param>
    public sealed record AskSecondLook(string Receipt, string Reason);

    /// <param name="Works"><c>yes</c> or <c>no</c>.</param>
    /// <param name="Said">What was tried; needed where it does not work.</param>
    public sealed record CheckFix(string Receipt, string Works, string? Said);

    /// <param name="Until">An instant with its zone; a form's is in UTC.</param>
    /// <param name="Terms">What goes with it, Markdown.</param>
    public sealed record ProposeEmbargo(string Receipt, string Until, string? Terms);

    /// <param name="Proposal">Its number, as the mailbox has it.</param>
    /// <param name="Agrees"><c>yes</c> or <c>no</c>.</param>
    public sealed record AnswerEmbargo(string Receipt, string Proposal, string Agrees);

    /// <param name="Entry">The place of the message in the conversation, as the mailbox has it.</param>
    /// <param name="Body">What it is to say, Markdown.</param>
    public sealed record ChangeMessage(string Receipt, string Entry, string Body);

    /// <param name="Entry">The place of the text in the conversation, as the mailbox has it.</param>
    /// <param name="Reason">Why it should not be kept.</param>
    public sealed record AskRedaction(string Receipt, string Entry, string Reason);

    public static void Map(IEndpointRouteBuilder mailbox)
    {
        mailbox.MapTurn<ChangeMessage>(
            Edits,
            "Your message says that it was changed.",
            (form, _, _) =>
            {
                var faults = new FaultCollector();
                var body = faults.Required("body", form["body"], ReportText.LongestProse);
                return faults.Else<Decide>(() => OfEntry(form, (found, me, at) => found.Edit(me, at, new(body))));
            }
        );
        mailbox.MapTurn<AskRedaction>(
            Redactions,
            "The team decides whether the text is destroyed; you hear of it here.",
            (form, _, _) =>
                ReasonText
                    .Of(form["reason"])
                    .Map<Decide>(why => OfEntry(form, (found, me, at) => found.AskRedaction(me, at, why)))
        );
        mailbox.MapTurn<ChooseCredit>(
            Credit,
            "Your wish is kept.",
            (form, _, _) =>
            {
                var faults = new FaultCollector();
                var name = faults.Optional("name", form["name"], ReportText.LongestLine);
                return faults.Else<Decide>(() => found => found.ChooseCredit(name));
            }
        );
        mailbox.MapTurn<Withdraw>(
            Withdrawal,
            "The team knows that you take the report back.",
            (form, programme, now) => Saying(form["reason"], (found, why) => found.TakeBack(why, programme, now))
        );
        mailbox.MapTurn<AskSecondLook>(
            SecondLook,
            "Somebody else looks at it.",
            (form, programme, now) => Saying(form["reason"], (found, why) => found.AskSecondLook(why, programme, now))
        );
        mailbox.MapTurn<CheckFix>(FixCheck, "Thank you: the team has your word on the fix.", OfFix);
        mailbox.MapTurn<ProposeEmbargo>(Proposals, "Your proposal is with the team.", OfProposal);
        mailbox.MapTurn<AnswerEmbargo>(Answers, "Your answer is kept.", OfAnswer);
    }

    private static Result<Decide> Saying(string? typed, Func<Case, MessageText, Result<Decision>> decide)
    {
        var faults = new FaultCollector();
        var why = MailboxTurn.Said(faults, "reason", typed);
        return faults.Else<Decide>(() => found => decide(found, why));
    }

    // what is not in this mailbox answers as what is not there
    private static Decide OfEntry(FormValues form, Func<Case, Viewer.Reporter, long, Result<Decision>> decide) =>
        found =>
            int.TryParse(form["entry"], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && MailboxView.SequenceOf(found, number) is { } sequence
                ? decide(found, new(found.Number), sequence)
                : Problem.NotFound;

    private static Result<Decide> OfFix(FormValues form, Programme programme, DateTimeOffset now)
    {
        var faults = new FaultCollector();
        var works = YesOrNo(form["works"], "works", faults);
        var said = faults.Optional("said", form["said"], MailboxTurn.LongestSaid);
        if (works == false && said is null)
            faults.Add("said", "Say what does not work, so that it can be mended.");
        return faults.Else<Decide>(() =>
            found => found.CheckFix(works!.Value, said is null ? null : new(said), programme, now)
        );
    }

    private static Result<Decide> OfProposal(FormValues form, Programme programme, DateTimeOffset now)
    {
        var faults = new FaultCollector();
        var typed = form["until"] ?? "";
        var local = PublicationInstant.Parse(typed, TimeZoneInfo.Utc);
        var until = faults.Take("until", local.Succeeded ? local : PublicationInstant.Parse(typed));
        var terms = faults.Optional("terms", form["terms"], EmbargoTerms.Longest);
        return faults.Else<Decide>(() =>
            found =>
                found.ProposeEmbargo(
                    new Viewer.Reporter(found.Number),
                    until,
                    terms is null ? null : new(terms),
                    programme,
                    now
                )
        );
    }

    private static Result<Decide> OfAnswer(FormValues form, Programme programme, DateTimeOffset now)
    {
        var faults = new FaultCollector();
        var agrees = YesOrNo(form["agrees"], "agrees", faults);
        if (!int.TryParse(form["proposal"], NumberStyles.None, CultureInfo.InvariantCulture, out var proposal))
            faults.Add("proposal", "Say which proposal you answer.");
        return faults.Else<Decide>(() =>
            found => found.AnswerEmbargo(new Viewer.Reporter(found.Number), null, proposal, agrees!.Value)
        );
    }

    private static bool? YesOrNo(string? word, string field, FaultCollector faults)
    {
        if (word is "yes" or "no")
            return word == "yes";
        faults.Add(field, "Say yes or no.");
        return null;
    }
}
