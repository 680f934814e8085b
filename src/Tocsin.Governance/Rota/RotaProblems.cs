using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Rota;

/// <summary>Why the rota is not changed.</summary>
public static class RotaProblems
{
    public static Problem NotATriager { get; } =
        Problem.Forbidden("rota.not-a-triager", "The rota is for those who triage.", "Ask one of them.");

    public static Problem NoTurn { get; } =
        Problem.Conflict("rota.no-turn", "Nobody is planned for that week.", "Set the rota first.");

    public static Problem Over { get; } = Problem.Conflict("rota.over", "That week is over.", "Choose one to come.");

    public static Problem NotCovered { get; } =
        Problem.Conflict("rota.not-covered", "You have not taken this week.", "Look at the rota again.");
}
