using Tocsin.Advisories.Matching;
using Tocsin.Advisories.Matrices;
using Tocsin.Advisories.Tests.Matching;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Tests.Matrices;

public sealed class ReleaseMatrixTests
{
    [Fact]
    public void Each_line_says_where_it_was_fixed_or_that_it_was_not()
    {
        var matrix = Of(
            """
            {"type":"SEMVER","events":[{"introduced":"0.12.0"},{"fixed":"0.12.18"}]},
            {"type":"SEMVER","events":[{"introduced":"4.0.0"},{"fixed":"4.8.4"}]},
            {"type":"SEMVER","events":[{"introduced":"6.0.0"},{"fixed":"8.1.4"}]},
            {"type":"SEMVER","events":[{"introduced":"10.0.0"}]}
            """
        );

        matrix.Lines.Select(line => line.Name).ShouldBe(["10.x", "8.x", "7.x", "6.x", "4.x", "0.12.x"]);
        Cells(matrix).ShouldBe(["Open", "Fixed 8.1.4", "Open", "Open", "Fixed 4.8.4", "Fixed 0.12.18"]);
    }

    [Fact]
    public void A_line_that_ends_where_the_range_ends_has_no_fix_and_the_next_line_is_not_named()
    {
        var matrix = Of("""{"type":"SEMVER","events":[{"introduced":"20.0.0"},{"fixed":"21.0.0-0"}]}""");

        matrix.Lines.Select(line => line.Name).ShouldBe(["20.x"]);
        Cells(matrix).ShouldBe(["Open"]);
    }

    [Fact]
    public void Where_only_the_last_affected_release_is_known_what_follows_it_is_fixed()
    {
        Cells(Of("""{"type":"SEMVER","events":[{"introduced":"8.0.0"},{"last_affected":"8.4.0"}]}"""))
            .ShouldBe(["Fixed after 8.4.0"]);
    }

    [Fact]
    public void Without_anything_about_Node_there_is_an_empty_matrix()
    {
        var matrix = ReleaseMatrix.OfNode(AdvisoryIndex.Empty);

        matrix.Lines.ShouldBeEmpty();
        matrix.Rows.ShouldBeEmpty();
    }

    [DataFact("nswg/core")]
    public void For_the_working_groups_own_records_every_fix_is_not_affected_and_lies_in_its_line()
    {
        var records = Directory
            .EnumerateFiles(SharedData.At("nswg/core"), "*.json")
            .Where(file => int.TryParse(Path.GetFileNameWithoutExtension(file), out _))
            .Select(file =>
                NswgReader.Read(
                    NswgKind.Core,
                    int.Parse(Path.GetFileNameWithoutExtension(file)),
                    File.ReadAllBytes(file)
                )
            )
            .Where(read => read.Succeeded)
            .Select(read => IndexedRecord.Of(read.Value, OsvWriter.Write(read.Value)))
            .ToList();
        var index = AdvisoryIndex.Of(records);
        var matrix = ReleaseMatrix.OfNode(index);

        matrix.Rows.Count.ShouldBeGreaterThan(150);
        matrix.Lines.Count.ShouldBeInRange(10, ReleaseMatrix.MostLines);
        var fixes = 0;
        foreach (var row in matrix.Rows)
        {
            foreach (var (line, cell) in matrix.Lines.Zip(row.Cells))
            {
                if (cell.Fixed is not { } text || text.StartsWith("after ", StringComparison.Ordinal))
                    continue;
                text.ShouldStartWith(line.Name[..^1]);
                index.Matching("Node.js", "node", text).ShouldNotContain(row.Record.Id, $"{row.Record.Id} {text}");
                fixes++;
            }
        }
        fixes.ShouldBeGreaterThan(200);
    }

    private static ReleaseMatrix Of(string ranges) =>
        ReleaseMatrix.OfNode(AdvisoryIndex.Of([Records.About("A", "Node.js", "node", $"\"ranges\":[{ranges}]")]));

    private static string[] Cells(ReleaseMatrix matrix) =>
        [.. matrix.Rows.Single().Cells.Select(cell => $"{cell.State} {cell.Fixed}".Trim())];
}
