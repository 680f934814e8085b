using Microsoft.EntityFrameworkCore;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Storage;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Sources;

/// <summary>What sources sent that could not be understood: kept to be looked at, and tried again when we know better.</summary>
public sealed class Quarantine(Func<PublicDb> open, TimeProvider time)
{
    /// <summary>The most entries kept of one source; further ones are only counted in the report of the import.</summary>
    public const int MostEntries = 10_000;

    /// <summary>The largest entry whose bytes are kept.</summary>
    public const int LargestKept = 64 * 1024;

    /// <summary>The most bytes kept of one import.</summary>
    public const int MostKept = 16 * 1024 * 1024;

    private const int LongestPath = 500;
    private const int LongestReason = 1_000;

    /// <summary>Entries of a source in the order of their paths, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<QuarantinedEntry> Entries, int Count)> Of(
        string source,
        int skip,
        int most,
        CancellationToken cancel
    )
    {
        await using var db = open();
        var all = db.Quarantine.Where(row => row.Source == source);
        var rows = await all.OrderBy(row => row.Path)
            .Skip(skip)
            .Take(most)
            .Select(row => new
            {
                row.Path,
                row.Code,
                row.Reason,
                row.FirstSeen,
                row.LastSeen,
                row.Times,
            })
            .ToListAsync(cancel);
        return (
            rows.ConvertAll(row => new QuarantinedEntry(
                row.Path,
                row.Code,
                row.Reason,
                Microseconds.ToInstant(row.FirstSeen),
                Microseconds.ToInstant(row.LastSeen),
                row.Times
            )),
            await all.CountAsync(cancel)
        );
    }

    /// <summary>What of a source can be tried again, since its bytes were kept.</summary>
    public async Task<IReadOnlyList<HeldEntry>> Held(string source, CancellationToken cancel)
    {
        await using var db = open();
        var rows = await db
            .Quarantine.AsNoTracking()
            .Where(row => row.Source == source && row.Body != null)
            .ToListAsync(cancel);
        return rows.ConvertAll(row => new HeldEntry(
            row.Path,
            new ReadOnlyMemory<byte>(row.Body),
            Enum.TryParse<NswgKind>(row.Nswg, ignoreCase: true, out var kind) ? kind : null
        ));
    }

    /// <summary>Writes what an import found, in its own transaction. True where there was something to write.</summary>
    internal async Task<bool> Write(
        ImportTransaction within,
        string source,
        ImportTally tally,
        CancellationToken cancel
    )
    {
        if (tally is { Refused.Count: 0, Gone.Count: 0 })
            return false;
        var db = await within.Db(cancel);
        var now = Microseconds.Of(time.GetUtcNow());
        foreach (var gone in tally.Gone.Chunk(500))
            await db
                .Quarantine.Where(row => row.Source == source && gone.Contains(row.Path))
                .ExecuteDeleteAsync(cancel);
        var refused = tally.Refused;
        var there = new Dictionary<string, QuarantineRow>(StringComparer.Ordinal);
        foreach (var some in refused.Keys.Where(tally.Known.Contains).Chunk(500))
        {
            await foreach (
                var row in db
                    .Quarantine.Where(row => row.Source == source && some.Contains(row.Path))
                    .AsAsyncEnumerable()
                    .WithCancellation(cancel)
            )
                there.Add(row.Path, row);
        }
        foreach (var (path, entry) in refused)
        {
            if (!there.TryGetValue(path, out var row))
                db.Add(row = New(source, path, now));
            row.Code = entry.Problem.Code;
            row.Reason = Cut(ReasonOf(entry.Problem), LongestReason);
            row.Nswg = entry.Nswg?.ToString().ToLowerInvariant();
            row.Body = entry.Bytes.IsEmpty ? null : entry.Bytes.ToArray();
            (row.LastSeen, row.Times) = (now, row.Times + 1);
        }
        await db.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The path as it is kept: long ones are cut, and still differ.</summary>
    internal static string Key(string path) =>
        path.Length <= LongestPath
            ? path
            : $"{path[..400]}…{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path)).AsSpan(0, 16))}";

    /// <summary>A problem as one sentence: the first fault, and how many more there are.</summary>
    public static string ReasonOf(Problem problem) =>
        problem.Faults switch
        {
            [] => problem.Title,
            [var one] => $"{one.Path}: {one.Message}",
            [var first, ..] => $"{first.Path}: {first.Message} (and {problem.Faults.Count - 1} more)",
        };

    private static QuarantineRow New(string source, string path, long now) =>
        new()
        {
            Source = source,
            Path = path,
            Code = "",
            Reason = "",
            FirstSeen = now,
        };

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(most - 1)] + "…";
}

/// <summary>One entry in quarantine, as anybody may see it.</summary>
/// <param name="Path">Within its source.</param>
/// <param name="Times">In how many imports it was found so.</param>
public sealed record QuarantinedEntry(
    string Path,
    string Code,
    string Reason,
    DateTimeOffset FirstSeen,
    DateTimeOffset LastSeen,
    int Times
);
