using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Storage;
using Case = Tocsin.Cases.Case;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>What the plain row of a case says beside what its stream says.</summary>
internal static class Projected
{
    /// <summary>One line for each column that differs from what projecting the stream anew gives.</summary>
    public static async Task<IReadOnlyList<string>> Differences(WorkspaceStart stores, CaseNumber number)
    {
        List<string> differences = [];
        // a refusal rolls back: what was projected anew is looked at and never kept
        await stores.Ledgers.InTransaction<object>(
            async session =>
            {
                var found = await session.Load<Case>(number.Stream, CancellationToken.None);
                var key = await session.Key(number.Stream, CancellationToken.None);
                var row = await session.Db.Cases.FindAsync(number.Text);
                var before = CaseSummary.Open(key, row!.Summary);
                await Projection.Write(session.Db, key, found, found.History[^1].Sequence, CancellationToken.None);
                differences.AddRange(
                    session
                        .Db.Entry(row)
                        .Properties.Where(p =>
                            p.Metadata.Name != nameof(row.Summary) && !Equals(p.OriginalValue, p.CurrentValue)
                        )
                        .Select(p => $"{p.Metadata.Name}: {p.OriginalValue} is {p.CurrentValue}")
                );
                if (Text(before) != Text(CaseSummary.Open(key, row.Summary)))
                    differences.Add("Summary");
                return Standards.Problems.Problem.NotFound;
            },
            CancellationToken.None
        );
        return differences;
    }

    // with lists in it, two that say the same are not equal
    private static string Text(CaseSummary summary) => System.Text.Json.JsonSerializer.Serialize(summary);
}
