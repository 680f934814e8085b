namespace Tocsin.Ledger;

/// <summary>An entry as it stands in its stream.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="At">UTC, whole microseconds.</param>
/// <param name="Entry">Its text is null where it was redacted or never had one.</param>
/// <param name="Redacted">Whether it had a text whose key was destroyed.</param>
public sealed record Recorded(StreamId Stream, long Sequence, DateTimeOffset At, Actor By, Entry Entry, bool Redacted)
{
    /// <summary>The entry as it is read once its text is destroyed: what was folded before must say the same as what is folded anew.</summary>
    public Recorded WithoutText() =>
        Entry.SealedText is null ? this : this with { Entry = Entry.WithText(null), Redacted = true };
}
