using System.Text.Json.Serialization;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Handling;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Workspace.Mailbox;
using Spelled = Tocsin.Workspace.Cases.Words;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// What a maintainer sees, and the one place where that is decided: before the signature the package and the process, after it what a
/// triager shared. Instants are UTC.
/// </summary>
/// <param name="Programme">Who asks.</param>
/// <param name="Verify">How to make sure that it is us.</param>
/// <param name="Invited">Until the signature; null after it, and for who left.</param>
/// <param name="TakesPart">From the signature on; null before, and for who left.</param>
public sealed record MaintainerView(
    string Programme,
    string Package,
    MaintainerView.Verification Verify,
    MaintainerView.Invitee? Invited,
    MaintainerView.Participant? TakesPart
)
{
    /// <summary>The files that others sent, in order: what this maintainer may download, from 1.</summary>
    [JsonIgnore]
    public IReadOnlyList<Attachment> Sent { get; private init; } = [];

    /// <param name="Origin">Where we publish.</param>
    /// <param name="Fingerprint">Of the OpenPGP key that signs what we publish; null where there is none.</param>
    public sealed record Verification(Uri Origin, Uri SecurityTxt, string? Fingerprint);

    /// <param name="Expires">Until then the code works.</param>
    /// <param name="Proof">What shows that they control the package: <c>repository</c>, …; null: nothing yet.</param>
    /// <param name="Token">To be put into the repository; null once it is shown.</param>
    /// <param name="TokenPlace">Where they say that it lies.</param>
    /// <param name="Terms">What is to be signed; null before control is shown.</param>
    public sealed record Invitee(
        DateTimeOffset Expires,
        string? Proof,
        string? Token,
        string? TokenPlace,
        Terms? Terms
    );

    /// <param name="Text">Markdown.</param>
    /// <param name="Hash">What a signature names.</param>
    public sealed record Terms(string Text, string Hash, DateTimeOffset? Until);

    /// <param name="Number">The case's.</param>
    /// <param name="Report">What a triager shared, Markdown; null: nothing yet.</param>
    /// <param name="EmbargoEnds">Null where nothing is to be kept silent.</param>
    /// <param name="KeepsEmbargo">What we know of the whole package: <c>keeps</c>, <c>agreed-to-less</c>, …</param>
    /// <param name="Handling">The mark of the Traffic Light Protocol on all of it.</param>
    /// <param name="Status">What was said of the package: <c>has-not-looked</c>, <c>affected</c>, …</param>
    /// <param name="ViewBy">Until then no CVE ID is assigned without a view of theirs; null: it was given, or is not awaited.</param>
    /// <param name="Proposals">Other ends of the embargo that are proposed now.</param>
    /// <param name="Words">What maintainers of the package told the team beside this.</param>
    public sealed record Participant(
        string Number,
        string Name,
        string? Report,
        DateTimeOffset? EmbargoEnds,
        string KeepsEmbargo,
        string Handling,
        string Status,
        bool FixReady,
        bool FixReleased,
        string? FixedIn,
        DateOnly? AwayUntil,
        DateTimeOffset? ViewBy,
        bool Closed,
        IReadOnlyList<Proposal> Proposals,
        IReadOnlyList<Word> Words,
        IReadOnlyList<Message> Messages
    )
    {
        /// <summary>The revision of the advisory's draft that is shared with them; null: none is.</summary>
        public int? SharedRevision { get; init; }

        /// <summary>Comments and suggestions about it that they read.</summary>
        public int SharedRemarks { get; init; }
    }

    /// <param name="Number">What an answer names.</param>
    /// <param name="Yours">Whether the package's maintainers made it.</param>
    /// <param name="AnswerBy">A vendor's silence stops nothing, and binds to nothing.</param>
    /// <param name="Markdown">What goes with it.</param>
    /// <param name="Agreed">What was answered; null: nothing yet.</param>
    public sealed record Proposal(
        int Number,
        bool Yours,
        DateTimeOffset Until,
        DateTimeOffset AnswerBy,
        string? Markdown,
        bool? Agreed
    );

    /// <param name="By">Who wrote it; nobody of the team has a name here.</param>
    /// <param name="Text">Markdown; null once destroyed.</param>
    /// <param name="ToEveryone">Whether the reporter and other vendors read it too.</param>
    /// <param name="Files">Those that others sent have a number, by which they are had.</param>
    public sealed record Message(
        DateTimeOffset At,
        string By,
        bool Own,
        string? Text,
        bool ToEveryone,
        IReadOnlyList<MailboxFile> Files
    );

    /// <param name="Kind"><c>help-asked</c>, <c>abandoned</c> or <c>disputed</c>.</param>
    public sealed record Word(string Kind, string? Said, DateTimeOffset At);

    internal static MaintainerView Of(
        Case found,
        int number,
        Programme programme,
        Invitation invitation,
        DateTimeOffset now
    )
    {
        var me = found.Maintainers.First(one => one.Number == number);
        List<Attachment> sent = [];
        return new(
            programme.Name,
            Invitation.PackageOf(found, me),
            invitation.Verify,
            me.SignedAt is null && me.Left is null ? Before(found, me) : null,
            me.TakesPart ? After(found, me, now, sent) : null
        )
        {
            Sent = sent,
        };
    }

    private static Invitee Before(Case found, Maintainer me)
    {
        var terms = found.TermsInForce;
        return new(
            me.Expires,
            me.Proof is { } way ? Spelled.Of(way) : null,
            me.Proof is null ? me.Text?.Token : null,
            me.TokenPlace,
            me.Proof is null ? null : new(terms.Text, terms.Hash, terms.Until)
        );
    }

    private static Participant After(Case found, Maintainer me, DateTimeOffset now, List<Attachment> sent)
    {
        var vendor = found.Vendors.First(one => one.Number == me.Vendor);
        return new(
            found.Number.Text,
            me.Name,
            found.SharedWith(me.Vendor)?.Body,
            found.IsSilent ? found.EmbargoEnds : null,
            Spelled.Of(found.AdherenceOf(vendor.Party)),
            found.Tlp.Mark(),
            Spelled.Of(vendor.Status),
            vendor.Has(CaseEvent.FixReady),
            vendor.Has(CaseEvent.FixDeployed),
            vendor.Statement?.FixedIn,
            me.AwayUntil,
            found.ViewAwaitedOf(me.Vendor, now),
            found.State == ReportState.Closed,
            [.. found.EmbargoProposals.Where(p => p.IsOpen).Select(p => Of(p, vendor.Party))],
            [
                .. found
                    .MaintainerWords.Where(word => IsOf(found, word, me.Vendor))
                    .Select(word => new Word(Spelled.Of(word.Kind), word.Said, word.At)),
            ],
            [
                .. found
                    .MessagesFor(new Viewer.OfVendor(found.Number, me.Vendor))
                    // what is said about the draft stands beside it
                    .Where(message => message.Entry is not IRemark)
                    .Select(message => Of(found, message, me, sent)),
            ]
        )
        {
            SharedRevision = found.SharedDraftFor(Seen(found, me))?.Revision,
            SharedRemarks = found.DraftThreadsFor(Seen(found, me)).Count,
        };
    }

    private static Viewer.Maintainer Seen(Case found, Maintainer me) => new(found.Number, me.Number);

    private static Message Of(Case found, Tocsin.Cases.Message message, Maintainer me, List<Attachment> sent)
    {
        var writer = Maintainer.NumberOf(message.By) is { } number
            ? found.Maintainers.FirstOrDefault(one => one.Number == number)
            : null;
        var by =
            writer is not null ? (writer.Vendor == me.Vendor ? writer.Name : "Another vendor")
            : message.By == Actor.Reporter ? "The reporter"
            : "The team";
        var own = writer?.Number == me.Number;
        return new(
            message.At,
            own ? "You" : by,
            own,
            message.Text?.Body,
            message.Audience == Audience.Everyone,
            [.. (message.Text?.Attachments ?? []).Select(file => Of(file, own, sent))]
        );
    }

    // what somebody sent themselves is named and not given out again: a receipt may fall into wrong hands
    private static MailboxFile Of(Attachment file, bool own, List<Attachment> sent)
    {
        if (own)
            return new(null, file.Name, file.Size);
        sent.Add(file);
        return new(sent.Count, file.Name, file.Size);
    }

    private static bool IsOf(Case found, MaintainerWord word, int vendor) =>
        found.Maintainers.Any(one => one.Number == word.Maintainer && one.Vendor == vendor);

    private static Proposal Of(EmbargoProposal made, EmbargoParty party) =>
        new(
            made.Number,
            made.By == party,
            made.Until,
            made.AnswerBy,
            made.Terms,
            made.Answers.TryGetValue(party, out var agreed) ? agreed : null
        );
}
