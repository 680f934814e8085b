using System.Text.Json.Serialization;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Duplicates;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Cases.Splits;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Mailbox;

/// <summary>
/// What a reporter sees of their case, and the one place where that is decided. Only the kinds of entry that are named
/// here are shown: whatever is added to a case stays hidden until somebody decides otherwise here.
/// </summary>
/// <param name="Summary">Where the case is, in one or two sentences.</param>
/// <param name="WaitsForYou">Whether the team waits for the reporter.</param>
/// <param name="AnswerBy">By when the team owes an answer, UTC; null when it owes none.</param>
/// <param name="EmbargoEnds">UTC; null where there is no embargo.</param>
/// <param name="PublishBy">The latest day of publication, UTC; null before a verdict, and once it is public.</param>
/// <param name="Ballots">What is put to the vote now: the reporters have one vote together.</param>
/// <param name="Proposals">Other ends of the embargo that are proposed now.</param>
/// <param name="Can">What the reporter can decide now.</param>
/// <param name="Credit">How they are named in the advisory; null: not at all.</param>
/// <param name="Cve">In confidence until the advisory is public.</param>
public sealed record MailboxView(
    string Number,
    [property: JsonConverter(typeof(JsonStringEnumConverter<MailboxState>))] MailboxState State,
    string Summary,
    bool WaitsForYou,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? AnswerBy,
    bool EmbargoAgreed,
    DateTimeOffset? EmbargoEnds,
    DateTimeOffset? PublishBy,
    string? Cve,
    MailboxAdvisory? Advisory,
    IReadOnlyList<MailboxBallot> Ballots,
    IReadOnlyList<MailboxProposal> Proposals,
    MailboxMoves Can,
    string? Credit,
    IReadOnlyList<MailboxEntry> Entries
)
{
    /// <summary>By when the team promised its next update, UTC; null: it promised none.</summary>
    public DateTimeOffset? UpdateBy { get; private init; }

    /// <summary>Where the report stands in line; null: it does not, and the team has been told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LinePlace? Line { get; init; }

    /// <summary>The revision of the advisory's draft that is shared with the reporter; null: none is.</summary>
    public int? SharedRevision { get; private init; }

    /// <summary>Comments and suggestions about it that the reporter reads.</summary>
    public int SharedRemarks { get; private init; }

    /// <summary>The files that the team sent, in order: what a reporter may download, from 1.</summary>
    [JsonIgnore]
    public IReadOnlyList<Attachment> Sent { get; private init; } = [];

    /// <param name="advisories">Where advisories are public: the address of one is below it, by its ID.</param>
    /// <param name="ballots">See <see cref="Ballots"/>.</param>
    internal static MailboxView Of(Case @case, Uri advisories, IReadOnlyList<MailboxBallot> ballots, DateTimeOffset now)
    {
        List<Attachment> sent = [];
        var said = @case.MessagesFor(new Viewer.Reporter(@case.Number)).ToDictionary(message => message.Sequence);
        var entries = @case
            .History.Select(recorded => Shown(recorded, said.GetValueOrDefault(recorded.Sequence), sent, advisories))
            .OfType<MailboxEntry>()
            .Select((entry, before) => entry with { Number = before + 1 })
            .ToList();
        var state = StateOf(@case);
        var silent = @case.Embargo is EmbargoState.Proposed or EmbargoState.Active or EmbargoState.Revise;
        return new(
            @case.Number.Text,
            state,
            MailboxWords.Of(state),
            @case.WaitingFor == WaitingFor.Reporter,
            @case.ReceivedAt,
            @case.AnswerBy,
            @case.Embargo is EmbargoState.Active or EmbargoState.Revise,
            silent ? @case.EmbargoEnds : null,
            @case.Published is null && @case.State != ReportState.Closed ? @case.PublishBy : null,
            @case.Cve?.Text,
            @case.Published is { } published
                ? new(published.Id.ToString(), AddressOf(published.Id.ToString(), advisories), published.First)
                : null,
            ballots,
            [.. @case.EmbargoProposals.Where(p => p.IsOpen).Select(MailboxProposal.Of)],
            MailboxMoves.Of(@case, now),
            @case.Credit,
            entries
        )
        {
            Sent = sent,
            UpdateBy = @case.UpdateBy,
            SharedRevision = @case.SharedDraftFor(new Viewer.Reporter(@case.Number))?.Revision,
            SharedRemarks = @case.DraftThreadsFor(new Viewer.Reporter(@case.Number)).Count,
        };
    }

    /// <summary>Which entry of the case a number of the mailbox means; null: none. The case's own numbers would tell how much is hidden.</summary>
    internal static long? SequenceOf(Case @case, int number)
    {
        var unused = new Uri("https://example.invalid/");
        return @case
            .History.Where(recorded => Shown(recorded, null, [], unused) is not null)
            .Select(recorded => (long?)recorded.Sequence)
            .ElementAtOrDefault(number - 1);
    }

    private static MailboxEntry? Shown(Recorded recorded, Message? message, List<Attachment> sent, Uri advisories)
    {
        var current =
            recorded.Entry is MessageWritten written && message is { EditedAt: not null }
                ? recorded with
                {
                    Entry = written with { Text = message.Text },
                }
                : recorded;
        return Shown(current, sent, advisories) is not { } entry
            ? null
            : entry with
            {
                EditedAt = message?.EditedAt,
                ToEveryone = message?.Audience == Audience.Everyone,
                CanChange = entry.By == MailboxVoice.You && message is { Entry: MessageWritten, Text: not null },
                CanHaveDestroyed =
                    entry.By == MailboxVoice.You
                    && (message is { Text: not null } || recorded is { Entry: ReportReceived, Redacted: false }),
            };
    }

    private static MailboxEntry? Shown(Recorded recorded, List<Attachment> sent, Uri advisories) =>
        recorded.Entry switch
        {
            ReportReceived entry => Entry(recorded, "Your report", MailboxWords.Of(entry.Text)) with
            {
                Files = Own(entry.Text?.Attachments),
            },
            MessageWritten { Audience.ReachesReporter: true } entry => Message(recorded, null, entry.Text, sent),
            InformationAsked entry => Message(recorded, "A question", entry.Text, sent),
            NotReproduced entry => Message(recorded, "We could not see it happen as you reported it", entry.Text, sent),
            UpdatePromised entry => Entry(
                recorded,
                $"You hear from us again by {entry.By.UtcDateTime:yyyy-MM-dd HH:mm} UTC",
                []
            ),
            ReportAccepted entry => Message(recorded, "Accepted", entry.Text, sent) with
            {
                JudgedUnder = Cited(entry.Cites, advisories),
            },
            ReportRejected entry => Message(recorded, $"Not taken on: {entry.Reason.Words()}", entry.Text, sent) with
            {
                JudgedUnder = Cited(entry.Cites, advisories),
            },
            ReceiptReplaced => Entry(recorded, "A new receipt; the one before works no more", []),
            CveAssigned entry => Entry(recorded, $"{entry.Cve} was assigned", []) with { By = MailboxVoice.Team },
            AdvisoryPublished entry => Entry(
                recorded,
                entry.DocumentRevision == 1 ? $"{entry.Id} was published" : $"{entry.Id} was corrected",
                []
            ) with
            {
                By = MailboxVoice.Team,
                Link = AddressOf(entry.Id.ToString(), advisories),
            },
            CaseClosed => Entry(recorded, "Closed", []) with { By = MailboxVoice.Team },
            _ => ShownLater(recorded, sent, advisories),
        };

    private static MailboxEntry? ShownLater(Recorded recorded, List<Attachment> sent, Uri advisories) =>
        recorded.Entry switch
        {
            ReportDeferred entry => Message(recorded, "Put off", entry.Text, sent),
            RejectionConfirmed entry => Message(recorded, "Looked at again by somebody else", entry.Text, sent),
            SecondLookAsked entry => Message(recorded, "You asked for a second look", entry.Text, sent),
            ReportWithdrawn entry => Message(recorded, "You took the report back", entry.Text, sent),
            FixCheckAsked entry => Message(recorded, "Does the fix work?", entry.Text, sent),
            FixChecked entry => Message(
                recorded,
                entry.Works ? "You tried the fix: it works" : "You tried the fix: it does not work",
                entry.Text ?? new(""),
                sent
            ),
            RedactionAsked when recorded.By == Actor.Reporter => Entry(
                recorded,
                "You asked that a text of yours be destroyed",
                []
            ),
            RedactionRefused { AskedBy: var asked } entry when asked == Actor.Reporter => Entry(
                recorded,
                "A text of yours that you wanted destroyed stays",
                [new(null, entry.Text?.Reason ?? MailboxWords.Removed)]
            ),
            SplitInto entry => Entry(
                recorded,
                $"A part of your report is a case of its own now: {entry.Second}",
                []
            ) with
            {
                Part = entry.Second.Text,
            },
            CreditChosen entry => Entry(
                recorded,
                entry.Named ? "You chose how to be named" : "You chose not to be named",
                []
            ),
            MergedInto => Entry(
                recorded,
                "Somebody reported this before you. You hear here when it is public, and are credited too",
                []
            ),
            OriginalPublished entry => Entry(
                recorded,
                entry.DocumentRevision == 1 ? $"{entry.Advisory} was published" : $"{entry.Advisory} was corrected",
                []
            ) with
            {
                By = MailboxVoice.Team,
                Link = AddressOf(entry.Advisory.ToString(), advisories),
            },
            EmbargoProposed
            or EmbargoSettled
            or EmbargoEnded
            or EmbargoExtended
            or WorldMoved when MailboxWords.OfEmbargo(recorded.Entry) is { } words => Entry(recorded, words, []),
            _ => ShownOfDraft(recorded),
        };

    private static MailboxEntry? ShownOfDraft(Recorded recorded) =>
        recorded.Entry is DraftShared { Audience.ReachesReporter: true } shared
            ? Entry(recorded, $"The draft of the advisory was shared with you: revision {shared.Revision}", [])
            : null;

    private static MailboxEntry Message(Recorded recorded, string? title, MessageText? text, List<Attachment> sent)
    {
        var entry = Entry(recorded, title, [new(null, text?.Body ?? MailboxWords.Removed)]);
        if (text is null)
            return entry;
        if (entry.By == MailboxVoice.You)
            return entry with { Files = Own(text.Attachments) };
        List<MailboxFile> files = [];
        foreach (var file in text.Attachments)
        {
            sent.Add(file);
            files.Add(new(sent.Count, file.Name, file.Size));
        }
        return entry with { Files = files };
    }

    // nobody of the team has a name here
    private static MailboxEntry Entry(Recorded recorded, string? title, IReadOnlyList<MailboxPart> parts) =>
        new(recorded.At, VoiceOf(recorded.By), title, parts, [], null);

    private static MailboxVoice VoiceOf(Actor by) =>
        by == Actor.Reporter ? MailboxVoice.You
        : Viewer.OfVendor.NumberOf(by) is null ? MailboxVoice.Team
        : MailboxVoice.Vendor;

    // what reporters sent themselves is named and not given out again: a receipt may fall into wrong hands
    private static List<MailboxFile> Own(IReadOnlyList<Attachment>? files) =>
        [.. (files ?? []).Select(f => new MailboxFile(null, f.Name, f.Size))];

    private static IReadOnlyList<MailboxStatement> Cited(IReadOnlyList<StatementCitation>? cites, Uri advisories) =>
        [
            .. (cites ?? []).Select(cited => new MailboxStatement(
                cited.Statement.Text,
                cited.Version,
                new(advisories, $"/threat-model/{cited.Statement.Product}#{cited.Statement}")
            )),
        ];

    private static Uri AddressOf(string id, Uri advisories) => new(advisories, id);

    private static MailboxState StateOf(Case @case) =>
        @case.Published is not null ? MailboxState.Published
        : @case.WaitingFor == WaitingFor.Reporter ? MailboxState.WaitingForYou
        : @case.State switch
        {
            ReportState.Received => MailboxState.Received,
            ReportState.Valid => MailboxState.Confirmed,
            ReportState.Accepted => MailboxState.Accepted,
            ReportState.Deferred => MailboxState.Deferred,
            ReportState.Invalid => MailboxState.Rejected,
            _ => @case.RejectedAs is null ? MailboxState.Closed : MailboxState.Rejected,
        };
}

/// <summary>Where a case is, as its reporter hears it.</summary>
public enum MailboxState
{
    Received,
    WaitingForYou,
    Confirmed,
    Accepted,
    Deferred,
    Rejected,
    Published,
    Closed,
}

/// <summary>The advisory that came of the report.</summary>
public sealed record MailboxAdvisory(string Id, Uri Address, DateTimeOffset PublishedAt);

/// <summary>Whether the embargo is to last longer, put to the vote. Of the others' votes nothing is said.</summary>
/// <param name="Until">The new end that is proposed, UTC.</param>
/// <param name="Deadline">Until then a vote can be given and changed, UTC.</param>
/// <param name="Vote">The reporters' own: <c>for</c>, <c>against</c>, <c>abstain</c>; null: none yet.</param>
public sealed record MailboxBallot(string Id, DateTimeOffset Until, DateTimeOffset Deadline, string? Vote);

/// <summary>One thing that happened.</summary>
/// <param name="At">UTC.</param>
/// <param name="Title">What it was; null for a plain message.</param>
public sealed record MailboxEntry(
    DateTimeOffset At,
    [property: JsonConverter(typeof(JsonStringEnumConverter<MailboxVoice>))] MailboxVoice By,
    string? Title,
    IReadOnlyList<MailboxPart> Parts,
    IReadOnlyList<MailboxFile> Files,
    Uri? Link
)
{
    /// <summary>Its place in the conversation as the reporter sees it, from 1; it stays.</summary>
    public int Number { get; internal init; }

    /// <summary>When its writer changed it last, UTC; null: never.</summary>
    public DateTimeOffset? EditedAt { get; internal init; }

    /// <summary>The case that a part of the report became; its receipt is had with this one.</summary>
    public string? Part { get; internal init; }

    /// <summary>Whether the reporter can change it: a message of theirs that came with no decision.</summary>
    public bool CanChange { get; internal init; }

    /// <summary>Whether the reporter can ask that its text be destroyed.</summary>
    public bool CanHaveDestroyed { get; internal init; }

    /// <summary>Whether those who can fix it read it too.</summary>
    public bool ToEveryone { get; internal init; }

    /// <summary>The public statements that a verdict was given under: they can be challenged.</summary>
    public IReadOnlyList<MailboxStatement> JudgedUnder { get; init; } = [];
}

/// <summary>One version of a public statement.</summary>
public sealed record MailboxStatement(string Statement, int Version, Uri Address);

/// <summary>A piece of text, Markdown.</summary>
/// <param name="Label">What it answers; null for a message.</param>
public sealed record MailboxPart(string? Label, string Text);

/// <summary>A file that was sent.</summary>
/// <param name="Number">What it is downloaded by; null for the reporter's own.</param>
/// <param name="Size">In bytes.</param>
public sealed record MailboxFile(int? Number, string Name, long Size);

/// <summary>Who spoke. No more is said of anybody.</summary>
public enum MailboxVoice
{
    You,
    Team,

    /// <summary>Somebody who can fix it.</summary>
    Vendor,
}
