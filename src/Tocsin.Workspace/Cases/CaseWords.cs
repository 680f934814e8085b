using Tocsin.Cases;
using Tocsin.Cases.Clocks;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Web.Components;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Cases;

/// <summary>The states of a case in words for people.</summary>
internal static class CaseWords
{
    public static string Of(ReportState state) =>
        state switch
        {
            ReportState.Received => "new",
            ReportState.Invalid => "rejected",
            ReportState.Valid => "valid",
            ReportState.Accepted => "accepted",
            ReportState.Deferred => "deferred",
            _ => "closed",
        };

    public static Tone ToneOf(ReportState state) =>
        state switch
        {
            ReportState.Received => Tone.Accent,
            ReportState.Accepted => Tone.Good,
            _ => Tone.Quiet,
        };

    public static string Of(EmbargoState embargo) =>
        embargo switch
        {
            EmbargoState.None => "none",
            EmbargoState.Proposed => "proposed",
            EmbargoState.Active => "in force",
            EmbargoState.Revise => "in force, a change is proposed",
            _ => "over",
        };

    /// <summary>What is owed, as a noun with its article: <c>the answer to the reporter</c>.</summary>
    public static string Of(OwedKind owed) =>
        owed switch
        {
            OwedKind.Answer => "the answer to the reporter",
            OwedKind.Update => "the update that was promised",
            _ => "the publication",
        };

    public static string Of(RejectionReason reason)
    {
        var words = reason.Words();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The first line of a report as a heading: its Markdown marks would be read as letters.</summary>
    public static string Title(string? line) =>
        (line ?? "").Replace("`", "", StringComparison.Ordinal).TrimStart('#', ' ');

    /// <summary>What the case waits for, as a noun: <c>a verdict</c>.</summary>
    public static string Awaited(QueueItem item) =>
        item switch
        {
            { Summary.UpdateBy: { } update } when item.AnswerBy == update => "the update that was promised",
            { WaitingFor: WaitingFor.Reporter } => "the reporter",
            { State: ReportState.Received } => "a verdict",
            { AnswerBy: not null } => "an answer to the reporter",
            { AwaitsReview: true } => "a review",
            { PlannedAt: not null } => "its publication",
            { State: ReportState.Invalid } => "to be closed",
            { State: ReportState.Closed } => "nothing",
            { Summary.Advisory: not null } => "to be closed",
            _ => "its advisory",
        };
}
