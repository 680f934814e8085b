using Tocsin.Ledger;

namespace Tocsin.Cases.Access;

/// <summary>Who opened a case, what of it, and when, and whom mail about it went to; from the stream beside the case's own.</summary>
public sealed class ReadHistory : IFolded<ReadHistory>
{
    private readonly List<Opening> all = [];
    private readonly List<Mailing> mails = [];

    private ReadHistory() { }

    /// <summary>In order.</summary>
    public IReadOnlyList<Opening> All => all;

    /// <summary>Every mail that went out about it, in order.</summary>
    public IReadOnlyList<Mailing> Mails => mails;

    public static ReadHistory Empty(StreamId stream) => new();

    public void Apply(Recorded recorded)
    {
        if (recorded.Entry is CaseRead read)
            all.Add(new(recorded.By, read.What, recorded.At));
        else if (recorded.Entry is CaseMailed mailed)
            mails.Add(new(mailed.As, new(mailed.Whom), recorded.At));
    }
}

/// <param name="What">Which part, see <see cref="CaseRead"/>.</param>
/// <param name="At">UTC.</param>
public sealed record Opening(Actor By, string What, DateTimeOffset At);

/// <param name="At">UTC.</param>
public sealed record Mailing(MailedAs As, Actor Whom, DateTimeOffset At);
