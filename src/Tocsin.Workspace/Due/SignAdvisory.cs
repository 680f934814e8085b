using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Workspace.Signing;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Signs what went out unsigned, or was signed with an earlier key: carries it over once more, with its signature.</summary>
public sealed class SignAdvisory(CaseStore store, CarryAdvisory advisory, TimeProvider time)
{
    /// <summary>How long after a vain attempt there is another: somebody may have to install GnuPG first.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    public DueJob Job => new(CarryAdvisory.SignDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (!SigningKeys.CanSign)
            return time.GetUtcNow() + Pause;
        var read = await store.Decide(CaseNumber.Parse(key).Value, new Viewer.Clock(), _ => Decision.Nothing, cancel);
        return await advisory.Carry(read.Value, asks: false, cancel) ? null : time.GetUtcNow() + Pause;
    }
}
