using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Ledger;

namespace Tocsin.Cases.Heads;

/// <summary>
/// The heads of all cases, one a day, each with the hash of the one before: who has one of them notices when what was before it is changed.
/// </summary>
public sealed class HeadLedger : IFolded<HeadLedger>
{
    private readonly List<DailyHead> heads = [];
    private bool restored;

    private HeadLedger() { }

    public static StreamId Stream { get; } = new("heads", "programme");

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<DailyHead> Heads => heads;

    public DailyHead? Last => heads is [.., var last] ? last : null;

    public static HeadLedger Empty(StreamId stream) => new();

    /// <summary>The head of a day; nothing where it was taken.</summary>
    public Decision Take(DateOnly day, LeafList leaves)
    {
        if (Last is { } last && last.Day >= day)
            return Decision.Nothing;
        var root = Convert.ToHexStringLower(leaves.Tree().Root);
        return Decision
            .Of(new HeadTaken(day, root, Last?.Hash, restored))
            .And(LeavesKept.Stream(day), new LeavesKept { Text = leaves });
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case HeadTaken taken:
                heads.Add(new(taken.Day, recorded.At, taken.Root, taken.Previous, taken.AfterRestore));
                restored = false;
                break;
            case RestoreDeclared:
                restored = true;
                break;
        }
    }
}

/// <param name="Day">UTC.</param>
/// <param name="At">When it was taken, UTC: it covers what was recorded before.</param>
/// <param name="Root">64 hexadecimal digits.</param>
/// <param name="Previous">The hash of the head before; null for the first.</param>
public sealed record DailyHead(DateOnly Day, DateTimeOffset At, string Root, string? Previous, bool AfterRestore)
{
    /// <summary>What is published and signed: lines of ASCII that end with a line feed.</summary>
    public string Statement =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"""
            tocsin-head-1
            day: {Day:yyyy-MM-dd}
            at: {At.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'}
            root: {Root}
            previous: {Previous ?? "none"}
            after-restore: {(AfterRestore ? "yes" : "no")}

            """
        );

    /// <summary>SHA-256 of <see cref="Statement"/>, 64 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Statement)));
}
