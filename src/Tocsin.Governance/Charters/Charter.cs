using Tocsin.Governance.Checklists;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.Reading;
using Tocsin.Governance.RollCalls;
using Tocsin.Governance.Teams;
using Tocsin.Governance.Templates;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Charters;

/// <summary>
/// The process of a programme as data: what it answers for and promises, its calendar, its teams, how it decides, how it asks
/// whether somebody is still there, what is to be done when somebody comes or goes. Immutable; checked as a whole.
/// </summary>
public sealed record Charter
{
    public Programme Programme { get; init; } = new();

    public IReadOnlyList<Team> Teams { get; init; } = DefaultTeams.All;

    public DecisionRules Decisions { get; init; } = DecisionRules.Default;

    public ClockRules Clocks { get; init; } = new();

    public ReadingRules Reading { get; init; } = new();

    public RollCallRules RollCall { get; init; } = new();

    public ChecklistRules Checklists { get; init; } = ChecklistRules.Default;

    public TemplateRules Templates { get; init; } = new();

    /// <summary>Everything that is wrong with it, each at its place in the document: <c>teams[2].answersTo</c>.</summary>
    public IReadOnlyList<Fault> Check()
    {
        List<Fault> faults = [.. Programme.Check()];
        if (TeamChart.Of(Teams).Problem is { } unsound)
            faults.AddRange(unsound.Faults);
        faults.AddRange(Under("decisions", Decisions.Check()));
        faults.AddRange(Under("clocks", Clocks.Check()));
        faults.AddRange(Under("reading", Reading.Check()));
        faults.AddRange(Under("rollCall", RollCall.Check()));
        faults.AddRange(Under("checklists", Checklists.Check()));
        faults.AddRange(Under("templates", Templates.Check()));
        return faults;
    }

    // rules name their faults by their properties, the document spells those in camel case
    private static IEnumerable<Fault> Under(string part, IEnumerable<Fault> faults) =>
        faults.Select(fault =>
            fault with
            {
                Path = $"{part}.{string.Join('.', fault.Path.Split('.').Select(Words.Key))}",
            }
        );
}
