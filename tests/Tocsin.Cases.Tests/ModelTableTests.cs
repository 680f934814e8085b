using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;

namespace Tocsin.Cases.Tests;

/// <summary>Every move of the published models, and every other pair as a refusal (Vultron, CMU/SEI-2022-SR-012).</summary>
public sealed class ModelTableTests
{
    // as the report's transition function has them: q, sigma, q'
    private const string EmbargoModel = """
        None propose Proposed
        Proposed propose Proposed
        Proposed reject None
        Proposed accept Active
        Active propose Revise
        Active terminate Exited
        Revise propose Revise
        Revise reject Active
        Revise accept Active
        Revise terminate Exited
        """;

    private const string ReportModel = """
        Received Invalid
        Received Valid
        Invalid Valid
        Invalid Closed
        Valid Accepted
        Valid Deferred
        Accepted Deferred
        Accepted Closed
        Deferred Accepted
        Deferred Closed
        """;

    [Fact]
    public void Each_embargo_move_of_the_model_is_there_and_no_other()
    {
        var model = Lines(EmbargoModel)
            .ToDictionary(
                line => (Enum.Parse<EmbargoState>(line[0]), Enum.Parse<EmbargoMove>(line[1], ignoreCase: true)),
                line => Enum.Parse<EmbargoState>(line[2])
            );

        foreach (var from in Enum.GetValues<EmbargoState>())
        {
            foreach (var move in Enum.GetValues<EmbargoMove>())
            {
                var expected = model.TryGetValue((from, move), out var to) ? to : (EmbargoState?)null;
                from.After(move).ShouldBe(expected, $"{from} {move}");
            }
        }
    }

    [Fact]
    public void Each_report_move_of_the_model_is_there_and_no_other()
    {
        var model = Lines(ReportModel)
            .Select(line => (Enum.Parse<ReportState>(line[0]), Enum.Parse<ReportState>(line[1])))
            .ToHashSet();

        foreach (var from in Enum.GetValues<ReportState>())
        {
            foreach (var to in Enum.GetValues<ReportState>())
                from.CanBecome(to).ShouldBe(model.Contains((from, to)), $"{from} to {to}");
        }
    }

    private static IEnumerable<string[]> Lines(string table) =>
        table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(' '));
}
