using Tocsin.Cases.Drafting;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Drafting;

/// <summary>With whom the draft is shared, and what everybody says about it. Instants are UTC.</summary>
/// <param name="Revision">The draft's; 0 for none.</param>
public sealed record RemarksResponse(
    int Revision,
    IReadOnlyList<RemarksResponse.Share> Shares,
    IReadOnlyList<RemarksResponse.Thread> Threads
)
{
    /// <param name="With"><c>with-reporter</c>, <c>vendor-1</c> or <c>everyone</c>.</param>
    /// <param name="Revision">What they read now.</param>
    /// <param name="KeepsSharing">Whether they read each revision that is saved.</param>
    /// <param name="Cve">The ID that they read with it.</param>
    public sealed record Share(
        string With,
        int Revision,
        DateTimeOffset Since,
        bool KeepsSharing,
        string? Cve,
        IReadOnlyList<Seen> SeenBy
    );

    /// <param name="At">When first, UTC.</param>
    public sealed record Seen(string By, DateTimeOffset At);

    /// <param name="Sequence">Of its entry in the case: names it.</param>
    /// <param name="By">The person's ID, <c>reporter</c> or <c>maintainer-1</c>.</param>
    /// <param name="Channel">Who reads it: <c>team</c>, <c>with-reporter</c>, …</param>
    /// <param name="Field"><c>details</c>, …; null: the whole of it.</param>
    /// <param name="Before">What the field said; null for a comment.</param>
    /// <param name="Suggested">What it is to say; null for a comment, and once destroyed.</param>
    /// <param name="Said">Markdown; null: nothing, or it was destroyed.</param>
    /// <param name="State">Of a suggestion: <c>open</c>, <c>accepted</c>, <c>declined</c>, <c>withdrawn</c>; null for a comment.</param>
    /// <param name="Fits">Whether the field still says what the suggestion was made for.</param>
    /// <param name="TakenUpIn">The revision that took it up.</param>
    public sealed record Thread(
        long Sequence,
        DateTimeOffset At,
        string By,
        string Name,
        string Channel,
        int Revision,
        string? Field,
        string? Before,
        string? Suggested,
        string? Said,
        bool Destroyed,
        string? State,
        bool? Fits,
        int? TakenUpIn,
        IReadOnlyList<Reply> Replies
    );

    /// <param name="State">With a decision; null for an answer.</param>
    public sealed record Reply(
        long Sequence,
        DateTimeOffset At,
        string By,
        string Name,
        string? Said,
        bool Destroyed,
        string? State
    );

    internal static RemarksResponse Of(RemarksView view) =>
        new(
            view.Forms.Case.DraftRevision,
            [
                .. view.Shares.Select(one => new Share(
                    one.Share.With.Text,
                    one.Share.Revision,
                    one.Share.Since,
                    one.Share.KeepsSharing,
                    one.Share.Cve?.Text,
                    [.. one.Seen.Select(seen => new Seen(seen.By.Id, seen.At))]
                )),
            ],
            [.. view.Threads.Select(thread => Of(thread, view.Forms.Names))]
        );

    private static Thread Of(DraftThread thread, ActorNames names) =>
        new(
            thread.Sequence,
            thread.At,
            thread.By.Id,
            names.Of(thread.By),
            thread.Audience.Text,
            thread.Revision,
            thread.Field is { } field ? Words.Of(field) : null,
            thread.Before,
            thread.Suggested,
            thread.Said,
            thread.IsDestroyed,
            thread.IsSuggestion ? Words.Of(thread.Fate) : null,
            thread.IsSuggestion ? thread.Fits : null,
            thread.TakenUpIn,
            [
                .. thread.Replies.Select(reply => new Reply(
                    reply.Sequence,
                    reply.At,
                    reply.By.Id,
                    names.Of(reply.By),
                    reply.Said,
                    reply.IsDestroyed,
                    reply.Fate is { } fate ? Words.Of(fate) : null
                )),
            ]
        );
}
