using Tocsin.Advisories.Checks;
using Tocsin.Advisories.Matching;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matrices;

/// <summary>The release lines of a project against its vulnerabilities: where each was fixed, and where it never was.</summary>
/// <param name="Lines">The newest first.</param>
/// <param name="Rows">The newest first.</param>
public sealed record ReleaseMatrix(IReadOnlyList<ReleaseLine> Lines, IReadOnlyList<ReleaseRow> Rows)
{
    /// <summary>Node.js itself, as records name it.</summary>
    public const string NodeEcosystem = "Node.js";

    public const string NodeName = "node";

    /// <summary>The most lines: the newest.</summary>
    public const int MostLines = 60;

    public static ReleaseMatrix OfNode(AdvisoryIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        var read = new List<(IndexedRecord Record, VersionSet Set)>();
        foreach (var package in index.Package(NodeEcosystem, NodeName).All)
        {
            var entries = FixedVersions.Entries(package.Record.ReadAll(), package);
            read.Add((package.Record, Widened(OsvVersions.Of(package.Ecosystem, entries))));
        }
        List<ReleaseLine> lines =
        [
            .. read.SelectMany(one => one.Set.Intervals)
                .SelectMany(ReleaseLine.Named)
                .Distinct()
                .OrderByDescending(line => line)
                .Take(MostLines),
        ];
        return new(
            lines,
            [
                .. read.OrderByDescending(one => one.Record.Date)
                    .ThenByDescending(one => one.Record.Id, StringComparer.Ordinal)
                    .Select(one => new ReleaseRow(
                        one.Record,
                        [.. lines.Select(line => ReleaseCell.Of(line, one.Set))]
                    )),
            ]
        );
    }

    private static VersionSet Widened(OsvVersions versions) =>
        versions.Set.Union(
            VersionSet.Of(
                versions.Singles.Select(single =>
                    VersionInterval.All with
                    {
                        Start = single.Key,
                        StartText = single.Text,
                        End = single.Key,
                        EndText = single.Text,
                        IncludesEnd = true,
                    }
                )
            )
        );
}

/// <summary>One vulnerability.</summary>
/// <param name="Cells">One for each line of the matrix, in its order.</param>
public sealed record ReleaseRow(IndexedRecord Record, IReadOnlyList<ReleaseCell> Cells);
