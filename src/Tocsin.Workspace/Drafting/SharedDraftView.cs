using System.Text.Json.Serialization;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Reports;
using Tocsin.Ledger;
using Tocsin.Standards.Osv;
using Tocsin.Workspace.Advisories;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Drafting;

/// <summary>
/// What somebody outside the team sees of the draft of the advisory, and the one place where that is decided. Instants are UTC.
/// </summary>
/// <param name="Revision">Null: none is shared with them now.</param>
/// <param name="SharedAt">Since when they read this revision.</param>
/// <param name="Cve">In confidence until it is public.</param>
/// <param name="CanReachEveryone">Whether what they say can be read by everyone who takes part: they read this revision, too.</param>
/// <param name="CanWrite">Whether comments and suggestions are taken now.</param>
/// <param name="Threads">What they said, the team's answers, and what was said to everyone.</param>
public sealed record SharedDraftView(
    int? Revision,
    DateTimeOffset? SharedAt,
    AdvisoryContent? Content,
    string? Cve,
    bool CanReachEveryone,
    bool CanWrite,
    IReadOnlyList<SharedDraftView.Thread> Threads
)
{
    /// <summary>The advisory that it would be; null where none is shared.</summary>
    [JsonIgnore]
    public OsvRecord? Article { get; private init; }

    /// <param name="Number">Names it, from 1; it stays.</param>
    /// <param name="By">Nobody of the team has a name here.</param>
    /// <param name="Field"><c>summary</c>, <c>details</c>, …; null: the whole of it.</param>
    /// <param name="ToEveryone">Whether everyone who takes part reads it.</param>
    /// <param name="Before">What the field said; null for a comment.</param>
    /// <param name="Suggested">What it is to say; null for a comment, and once destroyed.</param>
    /// <param name="Said">Markdown; null: nothing, or it was destroyed.</param>
    /// <param name="State">Of a suggestion: <c>open</c>, <c>accepted</c>, <c>declined</c> or <c>withdrawn</c>; null for a comment.</param>
    /// <param name="TakenUpIn">The revision that took it up.</param>
    public sealed record Thread(
        int Number,
        DateTimeOffset At,
        string By,
        bool Own,
        int Revision,
        string? Field,
        bool ToEveryone,
        string? Before,
        string? Suggested,
        string? Said,
        bool Destroyed,
        string? State,
        int? TakenUpIn,
        IReadOnlyList<Reply> Replies
    );

    /// <param name="State">With a decision: <c>accepted</c>, <c>declined</c> or <c>withdrawn</c>; null for an answer.</param>
    public sealed record Reply(DateTimeOffset At, string By, bool Own, string? Said, bool Destroyed, string? State);

    /// <param name="prefix">Of the programme's advisories.</param>
    internal static SharedDraftView Of(Case found, Viewer viewer, string prefix, Uri publicOrigin, DateTimeOffset now)
    {
        var read = found.SharedDraftFor(viewer);
        return new(
            read?.Revision,
            read?.Since,
            read?.Content,
            read?.Cve?.Text,
            read?.ToEveryone == true,
            read is not null && found.State != ReportState.Closed,
            [.. found.DraftThreadsFor(viewer).Select((thread, before) => Of(found, viewer, thread, before + 1))]
        )
        {
            Article = read is null
                ? null
                : AdvisoryPreview.Of(found, read.Content, read.Cve, prefix, publicOrigin, now),
        };
    }

    /// <summary>Which entry a number of this view means; null: none. The case's own numbers would tell how much is hidden.</summary>
    internal static long? SequenceOf(Case found, Viewer viewer, int number) =>
        found.DraftThreadsFor(viewer).ElementAtOrDefault(number - 1)?.Sequence;

    private static Thread Of(Case found, Viewer viewer, DraftThread thread, int number) =>
        new(
            number,
            thread.At,
            NameOf(found, viewer, thread.By),
            thread.By == viewer.Actor,
            thread.Revision,
            thread.Field is { } field ? Words.Of(field) : null,
            thread.Audience == Audience.Everyone,
            thread.Before,
            thread.Suggested,
            thread.Said,
            thread.IsDestroyed,
            thread.IsSuggestion ? Words.Of(thread.Fate) : null,
            thread.TakenUpIn,
            [
                .. thread.Replies.Select(reply => new Reply(
                    reply.At,
                    NameOf(found, viewer, reply.By),
                    reply.By == viewer.Actor,
                    reply.Said,
                    reply.IsDestroyed,
                    reply.Fate is { } fate ? Words.Of(fate) : null
                )),
            ]
        );

    private static string NameOf(Case found, Viewer viewer, Actor by)
    {
        if (by == viewer.Actor)
            return "You";
        if (by == Actor.Reporter)
            return "The reporter";
        if (found.VendorOf(by) is not { } vendor)
            return "The team";
        return vendor == found.VendorOf(viewer.Actor) && Maintainer.NumberOf(by) is { } number
            ? found.Maintainers.First(one => one.Number == number).Name
            : "Somebody else who takes part";
    }
}
