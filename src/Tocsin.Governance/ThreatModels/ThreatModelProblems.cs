using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>Why something was not done with a threat model.</summary>
public static class ThreatModelProblems
{
    public static Problem Adopted { get; } =
        Problem.Conflict(
            "threat-model.adopted",
            "This threat model has statements already.",
            "Propose what it should say from now on."
        );

    public static Problem NoStatement { get; } =
        Problem.Conflict(
            "statement.unknown",
            "There is no such statement.",
            "Look at the threat model of the product."
        );

    public static Problem Retired { get; } =
        Problem.Conflict(
            "statement.retired",
            "This statement is retired, for good.",
            "Propose a new one: it gets a number of its own."
        );

    public static Problem Full { get; } =
        Problem.Conflict(
            "threat-model.full",
            $"A threat model has at most {ThreatModel.MostStatements} statements, those that are retired counted.",
            "Reword one that there is."
        );

    public static Problem Unchanged { get; } =
        Problem.Conflict("statement.unchanged", "This is what the statement says now, word for word.");

    public static Problem Destroyed { get; } =
        Problem.Conflict("statement.destroyed", "What it was to say was destroyed.", "Propose it again.");

    public static Problem MovedOn(int newest) =>
        Problem.Conflict(
            "statement.moved-on",
            $"The statement was changed in the meantime; its newest version is {newest}.",
            "Look at what it says now, and start from there."
        );
}
