using Microsoft.EntityFrameworkCore;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Sources;

/// <summary>The sources of this installation, in the public store.</summary>
public sealed class SourceStore(Func<PublicDb> open, PublicStore store, TimeProvider time)
{
    /// <summary>The most sources.</summary>
    public const int Most = 100;

    /// <summary>In the order of their names.</summary>
    public async Task<IReadOnlyList<Source>> All(CancellationToken cancel)
    {
        await using var db = open();
        var rows = await db.Sources.AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
        return rows.ConvertAll(Source.Of);
    }

    public async Task<Source?> Find(SourceName name, CancellationToken cancel)
    {
        await using var db = open();
        var row = await db.Sources.AsNoTracking().SingleOrDefaultAsync(row => row.Name == name.Text, cancel);
        return row is null ? null : Source.Of(row);
    }

    /// <summary>
    /// Registers a source, which is due at once if it has a rhythm. What was imported by hand under its prefixes is its own from now on.
    /// Refused with every fault: a name that is taken, a prefix that is ours or another's, too many.
    /// </summary>
    /// <param name="ownPrefix">The programme's.</param>
    public async Task<Result<Source>> Add(Source source, string ownPrefix, CancellationToken cancel)
    {
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var others = (await db.Sources.AsNoTracking().ToListAsync(cancel)).ConvertAll(Source.Of);
        var faults = new FaultCollector();
        Check(source, others, ownPrefix, faults);
        if (faults.Stops)
            return Problem.Faulty(faults.Faults);
        db.Add(
            new SourceRow
            {
                Name = source.Name.Text,
                Place = source.Place.Text,
                Prefixes = string.Join(' ', source.Prefixes),
                EveryHours = source.EveryHours,
                NextAt = source.EveryHours is null ? null : Now,
            }
        );
        await db.SaveChangesAsync(cancel);
        foreach (var prefix in source.Prefixes)
            await Adopt(db, source.Name.Text, prefix, cancel);
        await transaction.CommitAsync(cancel);
        return source;
    }

    /// <summary>Forgets a source and its quarantine; false when there is none. What it brought stays, as if imported by hand.</summary>
    public async Task<bool> Remove(SourceName name, CancellationToken cancel)
    {
        await using var db = open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (await db.Sources.Where(row => row.Name == name.Text).ExecuteDeleteAsync(cancel) == 0)
            return false;
        await db.Quarantine.Where(row => row.Source == name.Text).ExecuteDeleteAsync(cancel);
        await db
            .InForce.Where(row => row.Source == name.Text)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Source, Origins.ByHand), cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    /// <summary>What a source may bring.</summary>
    /// <param name="name">Null for an import by hand, to which every prefix is another's.</param>
    /// <param name="ownPrefix">The programme's.</param>
    public async Task<ImportRules> RulesFor(SourceName? name, string ownPrefix, CancellationToken cancel) =>
        new() { OwnPrefix = ownPrefix, OthersPrefixes = await store.PrefixesOfOthers(name?.Text, cancel) };

    private long Now => Microseconds.Of(time.GetUtcNow());

    private static void Check(Source source, List<Source> others, string ownPrefix, FaultCollector faults)
    {
        if (others.Exists(other => other.Name == source.Name))
            faults.Add("NAME", $"There is a source {source.Name} already.");
        if (others.Count >= Most)
            faults.Add("NAME", $"There are {Most} sources, which is the most there can be.");
        if (source.Prefixes.Count is 0 or > Source.MostPrefixes)
            faults.Add("--prefix", $"A source owns one to {Source.MostPrefixes} prefixes of IDs.");
        if (source.EveryHours is < 1 or > Source.MostHours)
            faults.Add("--every", $"Say a number of hours from 1 to {Source.MostHours}.");
        var own = IdPrefix.Parse(ownPrefix).Value;
        foreach (var prefix in source.Prefixes)
        {
            if (prefix.Overlaps(own))
                faults.Add("--prefix", $"{prefix} is the programme's own.");
            foreach (var other in others.Where(other => other.Prefixes.Any(prefix.Overlaps)))
                faults.Add("--prefix", $"{prefix} belongs to the source {other.Name}.");
        }
    }

    private static Task<int> Adopt(PublicDb db, string name, IdPrefix prefix, CancellationToken cancel)
    {
        var (start, length) = (prefix.Text.ToUpperInvariant() + "-", prefix.Text.Length + 1);
        return db.Database.ExecuteSqlAsync(
            $"""
            UPDATE in_force SET source = {name}
            WHERE (source IS NULL OR source = {Origins.ByHand}) AND UPPER(SUBSTR(id, 1, {length})) = {start}
            """,
            cancel
        );
    }
}
