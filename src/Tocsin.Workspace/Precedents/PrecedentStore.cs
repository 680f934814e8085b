using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Identifiers;
using Tocsin.Cases.Precedents;
using Tocsin.Governance.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Precedents;

/// <summary>Answers in anonymous form, of all cases. Which case one is of is for those who may see that case.</summary>
public sealed class PrecedentStore
{
    private readonly LedgerStore ledgers;
    private readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    internal PrecedentStore(LedgerStore ledgers) => this.ledgers = ledgers;

    public PrecedentId NewId() => PrecedentId.From(random);

    /// <summary>Those of one case that were not dropped, in the order of their proposals.</summary>
    internal async Task<IReadOnlyList<Precedent>> Of(CaseNumber number, CancellationToken cancel)
    {
        var all = await ledgers.InTransaction<IReadOnlyList<Precedent>>(
            async session =>
            {
                var names = await session
                    .Db.Streams.AsNoTracking()
                    .Where(row => row.Kind == "precedent")
                    .Select(row => row.Name)
                    .ToListAsync(cancel);
                List<Precedent> found = [];
                foreach (var name in names)
                    found.Add(await session.Load<Precedent>(PrecedentId.Parse(name).Value.Stream, cancel));
                return found;
            },
            cancel
        );
        return [.. all.Value.Where(p => p.Case == number && !p.IsDropped).OrderBy(p => p.ProposedAt)];
    }

    internal async Task<Precedent?> Find(string id, CancellationToken cancel)
    {
        if (!PrecedentId.Parse(id).TryGet(out var parsed, out _))
            return null;
        var found = await ledgers.InTransaction<Precedent>(
            async session => await session.Load<Precedent>(parsed.Stream, cancel),
            cancel
        );
        return found.Value is { Case: not null } known ? known : null;
    }
}
