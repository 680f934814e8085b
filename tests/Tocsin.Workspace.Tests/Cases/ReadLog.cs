using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>Who read a case, from the stream beside it.</summary>
internal sealed class ReadLog : IFolded<ReadLog>
{
    public List<(Actor By, string What)> Reads { get; } = [];

    public static ReadLog Empty(StreamId stream) => new();

    public void Apply(Recorded recorded)
    {
        if (recorded.Entry is CaseRead read)
            Reads.Add((recorded.By, read.What));
    }
}

internal static class ReadLogs
{
    public static async Task<IReadOnlyList<(Actor By, string What)>> Reads(
        this TestWorkspace workspace,
        CaseNumber number
    )
    {
        var log = await workspace.Stores.Ledgers.InTransaction<ReadLog>(
            async session => await session.Load<ReadLog>(CaseRead.Stream(number.Text), CancellationToken.None),
            CancellationToken.None
        );
        return log.Value.Reads;
    }
}
