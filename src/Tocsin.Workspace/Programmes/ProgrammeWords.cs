using Tocsin.Governance.Charters;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Templates;
using Tocsin.Web.Changes;
using Tocsin.Workspace.People;
using Choice = Tocsin.Web.Components.Choice;

namespace Tocsin.Workspace.Programmes;

/// <summary>What the parts of the programme are called, in addresses and on screen.</summary>
internal static class ProgrammeWords
{
    public static string PathOf(CharterPart part) => $"/programme/{Word.Of(part)}";

    public static string TitleOf(CharterPart part) =>
        part switch
        {
            CharterPart.Promises => "Name and promises",
            CharterPart.Intake => "Pauses of intake",
            CharterPart.RollCall => "Roll call",
            CharterPart.Reading => "Unusual reading",
            _ => part.ToString(),
        };

    /// <summary>In a sentence: <c>somebody joins a team</c>.</summary>
    public static string Of(ProposalKind kind) =>
        kind switch
        {
            ProposalKind.JoinTeam => "Somebody joins a team",
            ProposalKind.LeaveTeam => "Somebody leaves a team",
            ProposalKind.InviteExpert => "An expert is invited to a case",
            ProposalKind.ChangePolicy => "A policy is changed",
            ProposalKind.ChangeStatement => "A statement of a threat model is changed",
            ProposalKind.AcceptPartner => "An early-access partner is accepted",
            ProposalKind.ExtendEmbargo => "An embargo is extended",
            _ => "A sanction",
        };

    /// <summary>Who is told: <c>all triagers are told</c>.</summary>
    public static string Of(EscalatedTo to) =>
        to switch
        {
            EscalatedTo.Owner => "who keeps the case is told",
            EscalatedTo.Triagers => "all triagers are told",
            _ => "the body that the team answers to is told",
        };

    /// <summary>In a list: <c>waiting for the reporter</c>.</summary>
    public static string Of(OffTheClock why) =>
        why == OffTheClock.WaitingForReporter ? "waiting for the reporter" : "not reproducible as reported";

    /// <summary>Who reads what is written with a template: <c>the reporter</c>.</summary>
    public static string Of(TemplateReader reader) =>
        reader switch
        {
            TemplateReader.Reporter => "the reporter",
            TemplateReader.Vendor => "a vendor",
            TemplateReader.Everyone => "everyone",
            _ => "the team",
        };

    /// <summary>The key of a kind in the document: <c>joinTeam</c>.</summary>
    public static string KeyOf(ProposalKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>Every value as forms and the document spell it.</summary>
    public static IReadOnlyList<Choice> Choices<T>()
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(value => new Choice(Word.Of(value), Spoken(Word.Of(value))))];

    /// <summary>How one document became another, line by line.</summary>
    public static IReadOnlyList<ChangedPart> Changes(string before, string after) =>
        before == after
            ? []
            : [new("The programme, line by line", LineChanges.Between(before.Split('\n'), after.Split('\n')))];

    private static string Spoken(string word) => char.ToUpperInvariant(word[0]) + word[1..].Replace('-', ' ');
}
