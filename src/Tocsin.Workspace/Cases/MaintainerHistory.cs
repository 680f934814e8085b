using Tocsin.Cases.Maintainers;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Cases;

/// <summary>Reaching who can fix it and what maintainers did, as sentences for the timeline of a case.</summary>
internal static class MaintainerHistory
{
    /// <summary>Null for what is about something else.</summary>
    public static string? Of(Entry entry) =>
        entry switch
        {
            ContactsRead read => $"Read contacts of vendor {read.Vendor}.",
            ContactFilesAsked asked =>
                $"Had {asked.Text?.Files.Count ?? 0} addresses asked for contacts of vendor {asked.Vendor}.",
            ContactFilesFetched came => $"Fetched what vendor {came.Vendor} publishes.",
            ContactAttempted tried => $"Tried to reach vendor {tried.Vendor}: {Words.Of(tried.Way).Replace('-', ' ')}.",
            ContactAnswered answered => $"Vendor {answered.Vendor} answered.",
            ReachingStepTold told => $"Day {told.Day}: another attempt to reach vendor {told.Vendor} is due.",
            ReachingEscalated escalated =>
                $"Vendor {escalated.Vendor} did not answer to any attempt. Others were told; the day stands.",
            MaintainerInvited invited => $"Invited maintainer {invited.Maintainer} of vendor {invited.Vendor}.",
            CodeSent sent => $"Gave maintainer {sent.Maintainer} a new code.",
            CodeMailed sent =>
                $"Had the code mailed to maintainer {sent.Maintainer} where the package says that it can be reached.",
            CodeReplaced lost => $"Maintainer {lost.Maintainer} had lost the code and took a new one by mail.",
            TokenPlaced placed => $"Maintainer {placed.Maintainer} says where the token lies.",
            ControlProved { Way: ProofWay.TriagersWord } proved =>
                $"Took the word of maintainer {proved.Maintainer} that the package is theirs.",
            ControlProved proved => $"Saw that maintainer {proved.Maintainer} controls the package.",
            TermsSigned { Until: { } until } signed =>
                $"Maintainer {signed.Maintainer} signed the terms, until {HistoryWords.Instant(until)}.",
            TermsSigned signed => $"Maintainer {signed.Maintainer} signed the terms.",
            ReportShared shared => $"Shared the report with the maintainers of vendor {shared.Vendor}.",
            ViewAsked asked =>
                $"The maintainers of vendor {asked.Vendor} have until {HistoryWords.Instant(asked.By)} for their view.",
            ViewNotAwaited => "Did not wait for the view of the maintainers.",
            MaintainerAway { Until: { } day } away => $"Maintainer {away.Maintainer} is away until {day:yyyy-MM-dd}.",
            MaintainerAway away => $"Maintainer {away.Maintainer} is back.",
            HelpAsked asked => $"Maintainer {asked.Maintainer} asks for help with the fix.",
            PackageAbandoned told =>
                $"Maintainer {told.Maintainer} says that nobody looks after the package any more. The day stands.",
            FindingDisputed told => $"Maintainer {told.Maintainer} disputes it: their view is on record.",
            PersonProposed proposed => $"Maintainer {proposed.Maintainer} proposed somebody who should take part.",
            PersonSettled { Agreed: true } settled =>
                $"Agreed to person {settled.Proposal} whom a maintainer proposed.",
            PersonSettled settled => $"Did not agree to person {settled.Proposal} whom a maintainer proposed.",
            MaintainerLeft { Why: LeftBecause.HandedOver } left => $"Maintainer {left.Maintainer} handed over.",
            MaintainerLeft { Why: LeftBecause.Left } left => $"Maintainer {left.Maintainer} left.",
            MaintainerLeft left => $"Maintainer {left.Maintainer} takes no part any more.",
            _ => null,
        };
}
