using Tocsin.Cases;
using Tocsin.Cases.Duplicates;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Cases;

/// <summary>What happened between the team, the reporter and vendors, as sentences for the timeline of a case.</summary>
internal static class CoordinationWords
{
    public static string OfEmbargo(Entry entry) =>
        entry switch
        {
            EmbargoProposed proposed =>
                $"{Whose(proposed.By)} proposed that the embargo ends at {HistoryWords.Instant(proposed.Until)}.",
            EmbargoAnswered { Agrees: true } answered => $"{Whose(answered.For)} agreed to {Which(answered.Proposal)}.",
            EmbargoAnswered answered => $"{Whose(answered.For)} did not agree to {Which(answered.Proposal)}.",
            EmbargoSettled { Agreed: true } settled => $"Proposal {settled.Proposal} is agreed.",
            EmbargoSettled settled => $"Proposal {settled.Proposal} is off the table.",
            EmbargoEnded { Cause: EmbargoEnd.Time } => "The embargo is over: its instant came.",
            EmbargoEnded { Cause: EmbargoEnd.Public } => "The embargo is over: it is public.",
            EmbargoEnded { Cause: EmbargoEnd.Attacks } => "Ended the embargo, since attacks were seen.",
            EmbargoEnded => "Ended the embargo early.",
            EmbargoKept => "Kept the embargo although attacks were seen.",
            EmbargoBroken broken => $"Recorded that {Whose(broken.Party).ToLowerInvariant()} did not keep silent.",
            _ => "",
        };

    public static string OfVendor(Entry entry) =>
        entry switch
        {
            VendorAdded { Role: PartyRole.Vendor } added => $"Put vendor {added.Vendor} on the case.",
            VendorAdded added =>
                $"Put {VendorWords.ShortlyOf(added.Role)} on the case, with the number {added.Vendor}.",
            VendorDropped dropped => $"Took vendor {dropped.Vendor} off the case.",
            VendorMoved { Step: CaseEvent.VendorAware } moved => $"Vendor {moved.Vendor} knows of it.",
            VendorMoved { Step: CaseEvent.FixReady } moved => $"Vendor {moved.Vendor} has a fix.",
            VendorMoved moved => $"Vendor {moved.Vendor} has released the fix.",
            VendorStatusSet said => $"Vendor {said.Vendor}: {Words.Of(said.Status).Replace('-', ' ')}.",
            VendorReportMoved moved => $"Vendor {moved.Vendor} went on with the report: {CaseWords.Of(moved.To)}.",
            WorldMoved { What: CaseEvent.Public } => "Recorded that it is public.",
            WorldMoved { What: CaseEvent.ExploitPublic } => "Recorded that a way to exploit it is public.",
            WorldMoved => "Recorded that attacks were seen.",
            _ => "",
        };

    public static string OfVerdict(Entry entry) =>
        entry switch
        {
            ReportDeferred => "Put the report off: it is a vulnerability, and its day stands.",
            SecondLookAsked => "Asked for a second look.",
            RejectionConfirmed => "Looked at it again: it stays rejected.",
            ReportWithdrawn => "Took the report back.",
            FixCheckAsked => "Asked the reporter whether the fix works.",
            FixChecked { Works: true } => "Tried the fix: it works.",
            FixChecked => "Tried the fix: it does not work.",
            CreditChosen { Named: true } => "Chose how to be named in the advisory.",
            CreditChosen => "Chose not to be named in the advisory.",
            MergedInto => "Merged into a case that was reported first.",
            DuplicateMerged => "Merged a report that tells the same.",
            OriginalPublished published => $"{published.Advisory} is public: what was reported first.",
            _ => "",
        };

    private static string Whose(string party) =>
        EmbargoParty.Parse(party) is { Number: { } vendor } ? $"Vendor {vendor}"
        : party == EmbargoParty.Reporter.Text ? "The reporter"
        : "The team";

    private static string Which(int proposal) =>
        proposal == Tocsin.Cases.Case.WhatIsInForce ? "the embargo in force" : $"proposal {proposal}";
}
