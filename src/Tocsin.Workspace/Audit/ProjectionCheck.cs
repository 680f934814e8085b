using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Cases.CveIds;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Meetings;
using Tocsin.Governance.Partners;
using Tocsin.Governance.People;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Storage.Rows;

namespace Tocsin.Workspace.Audit;

/// <summary>Whether the plain rows say what folding the streams gives: projects anew, and looks what would have to be written.</summary>
internal static class ProjectionCheck
{
    private static readonly Dictionary<string, Func<StreamId, IReadOnlyList<Recorded>, object>> folds = new(
        StringComparer.Ordinal
    )
    {
        ["case"] = Folding.Fold<Case>,
        ["person"] = Folding.Fold<Member>,
        ["proposal"] = Folding.Fold<Proposal>,
        ["programme"] = Folding.Fold<CharterHistory>,
        ["partner"] = Folding.Fold<Partner>,
        ["meeting"] = Folding.Fold<Meeting>,
        ["cve-ids"] = Folding.Fold<CvePool>,
        ["challenge"] = Folding.Fold<Challenge>,
    };

    /// <summary>One line for each column that differs. Nothing is written.</summary>
    public static async Task<IReadOnlyList<string>> Differences(
        CaseDb db,
        StreamId stream,
        StreamKey key,
        IReadOnlyList<Recorded> entries,
        long sequence,
        CancellationToken cancel
    )
    {
        if (entries.Count == 0 || !folds.TryGetValue(stream.Kind, out var fold))
            return [];
        var summary = stream.Kind == "case" ? (await db.Cases.FindAsync([stream.Name], cancel))?.Summary : null;
        await Projection.Write(db, key, fold(stream, entries), sequence, cancel);
        var lines = new List<string>();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            var table = entry.Metadata.GetTableName();
            if (entry.State == EntityState.Added)
                lines.Add($"its row in {table} is missing");
            else
            {
                lines.AddRange(
                    entry
                        .Properties.Where(p => p.Metadata.Name != nameof(CaseRow.Summary))
                        .Where(p => !Equals(p.OriginalValue, p.CurrentValue))
                        .Select(p => $"its column {table}.{p.Metadata.Name} says something else than its entries")
                );
            }
            if (entry.Entity is CaseRow row && summary is not null && !SaysTheSame(key, summary, row.Summary))
                lines.Add($"its column {table}.{nameof(CaseRow.Summary)} says something else than its entries");
        }
        return lines;
    }

    /// <summary>The rows that no stream stands behind, by the stream that there should be.</summary>
    public static async Task<IReadOnlyList<StreamId>> Orphans(CaseDb db, CancellationToken cancel)
    {
        List<StreamId> orphans = [];
        await Add("case", db.Cases.Select(r => r.Number));
        await Add("person", db.Members.Select(r => r.Person));
        await Add("proposal", db.Proposals.Select(r => r.Id));
        await Add("partner", db.Partners.Select(r => r.Id));
        await Add("meeting", db.Meetings.Select(r => r.Id));
        await Add("challenge", db.Challenges.Select(r => r.Id));
        return orphans;

        async Task Add(string kind, IQueryable<string> names) =>
            orphans.AddRange(
                (
                    await names
                        .Where(name => !db.Streams.Any(s => s.Kind == kind && s.Name == name))
                        .ToListAsync(cancel)
                ).Select(name => new StreamId(kind, name))
            );
    }

    private static bool SaysTheSame(StreamKey key, byte[] stored, byte[] anew)
    {
        try
        {
            return CaseSummary.Open(key, stored) == CaseSummary.Open(key, anew);
        }
        catch (LedgerBrokenException)
        {
            return false;
        }
    }
}
