using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Cases;

/// <summary>What is said about a draft, in words, without what anybody wrote.</summary>
internal static class RemarkWords
{
    /// <summary>What a field is called on every page.</summary>
    public static string Of(DraftField? field) =>
        field switch
        {
            DraftField.Summary => "Summary",
            DraftField.Impact => "What an attacker gains",
            DraftField.Affected => "Affected packages",
            DraftField.Severity => "Severity",
            DraftField.Weaknesses => "Weaknesses",
            DraftField.Details => "Details",
            DraftField.Workarounds => "Workarounds",
            DraftField.References => "References",
            DraftField.Credits => "Credits",
            DraftField.Aliases => "Other names",
            _ => "All of it",
        };

    public static string Of(SuggestionFate fate) =>
        fate switch
        {
            SuggestionFate.Accepted => "accepted",
            SuggestionFate.Declined => "declined",
            SuggestionFate.Withdrawn => "taken back",
            _ => "open",
        };

    /// <summary>What stands above a remark in a conversation.</summary>
    public static string Heading(IRemark remark) =>
        remark switch
        {
            ChangeSuggested made => $"Suggestion for the draft: {Of(made.Field)}",
            DraftCommented said => $"On the draft: {Of(said.Field)}",
            SuggestionSettled settled => $"Suggestion {Of(settled.Fate)}",
            _ => "",
        };

    /// <summary>A sentence for the timeline of the case.</summary>
    public static string Of(Entry entry) =>
        entry switch
        {
            DraftShared { KeepsSharing: true } shared =>
                $"Shared revision {shared.Revision} of the advisory, and each that is saved later, with {Whom(shared.Audience)}.",
            DraftShared shared => $"Shared revision {shared.Revision} of the advisory with {Whom(shared.Audience)}.",
            DraftSharingEnded ended => $"Shares the advisory no more with {Whom(ended.Audience)}.",
            ChangeSuggested made =>
                $"Suggested a change of revision {made.Revision} of the advisory: {Of(made.Field)}.",
            DraftCommented { About: not null } => "Answered about the draft of the advisory.",
            DraftCommented said => $"Commented on revision {said.Revision} of the advisory.",
            SuggestionSettled { Fate: SuggestionFate.Accepted } settled =>
                $"Took a suggestion up, in revision {settled.Revision} of the advisory.",
            SuggestionSettled { Fate: SuggestionFate.Declined } => "Declined a suggestion, with a reason.",
            SuggestionSettled => "Took a suggestion back.",
            _ => "",
        };

    private static string Whom(Audience audience) =>
        audience.Channel switch
        {
            Channel.WithReporter => "the reporter",
            Channel.WithVendor => $"vendor {audience.Vendor}",
            _ => "everyone who takes part",
        };
}
