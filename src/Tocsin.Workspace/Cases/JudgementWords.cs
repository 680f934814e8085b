using Tocsin.Cases.Judgement;
using Tocsin.Ledger;
using Tocsin.Standards.Ssvc;
using Tocsin.Web.Components;

namespace Tocsin.Workspace.Cases;

/// <summary>How urgent and how common it is, in words for people.</summary>
internal static class JudgementWords
{
    public static string Of(Entry entry) =>
        entry switch
        {
            UrgencyJudged urgency =>
                $"Judged how urgent it is: {Of(urgency.Answers.SupplierPriority)}; {Of(urgency.Answers.CoordinatorTriage)}.",
            UsageJudged usage => $"Judged how common the use is: {Of(usage.Usage)}.",
            _ => "",
        };

    public static string Of(SupplierPriority priority) =>
        priority switch
        {
            SupplierPriority.Defer => "defer",
            SupplierPriority.Scheduled => "scheduled",
            SupplierPriority.OutOfCycle => "out of cycle",
            _ => "immediate",
        };

    public static string Meaning(SupplierPriority priority) =>
        priority switch
        {
            SupplierPriority.Defer => "Nothing has to be done about the fix at present.",
            SupplierPriority.Scheduled => "The fix goes with the regular releases.",
            SupplierPriority.OutOfCycle => "The fix gets a release of its own, with who is there.",
            _ => "Whoever can helps with the fix, now; other work waits.",
        };

    public static Tone ToneOf(SupplierPriority priority) =>
        priority switch
        {
            SupplierPriority.Defer => Tone.Quiet,
            SupplierPriority.Scheduled => Tone.Accent,
            SupplierPriority.OutOfCycle => Tone.Warn,
            _ => Tone.Alarm,
        };

    public static string Of(CoordinatorTriage triage) =>
        triage switch
        {
            CoordinatorTriage.Decline => "not ours to coordinate",
            CoordinatorTriage.Track => "to be watched",
            _ => "to be coordinated",
        };

    public static string Meaning(CoordinatorTriage triage) =>
        triage switch
        {
            CoordinatorTriage.Decline => "Reporter and maintainers can go on without us; say so to the reporter.",
            CoordinatorTriage.Track => "Look again when something changes: it becomes public, or nobody answers.",
            _ => "Take it on: bring reporter and maintainers together, and keep the clocks.",
        };

    public static Tone ToneOf(CoordinatorTriage triage) =>
        triage == CoordinatorTriage.Coordinate ? Tone.Accent : Tone.Quiet;

    public static string Of(Usage usage) =>
        usage switch
        {
            Usage.Everybody => "whoever uses it uses it so",
            Usage.Common => "common",
            Usage.Uncommon => "uncommon",
            Usage.Rare => "rare",
            _ => "nobody could find out",
        };
}
