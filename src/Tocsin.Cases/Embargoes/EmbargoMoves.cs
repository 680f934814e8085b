namespace Tocsin.Cases.Embargoes;

/// <summary>The moves of the embargo management model of Vultron (CMU/SEI-2022-SR-012, section 3); any other is refused.</summary>
public static class EmbargoMoves
{
    /// <summary>From, move, to.</summary>
    public static IReadOnlyDictionary<(EmbargoState From, EmbargoMove Move), EmbargoState> Table { get; } =
        new Dictionary<(EmbargoState, EmbargoMove), EmbargoState>
        {
            [(EmbargoState.None, EmbargoMove.Propose)] = EmbargoState.Proposed,
            [(EmbargoState.Proposed, EmbargoMove.Propose)] = EmbargoState.Proposed,
            [(EmbargoState.Proposed, EmbargoMove.Reject)] = EmbargoState.None,
            [(EmbargoState.Proposed, EmbargoMove.Accept)] = EmbargoState.Active,
            [(EmbargoState.Active, EmbargoMove.Propose)] = EmbargoState.Revise,
            [(EmbargoState.Active, EmbargoMove.Terminate)] = EmbargoState.Exited,
            [(EmbargoState.Revise, EmbargoMove.Propose)] = EmbargoState.Revise,
            [(EmbargoState.Revise, EmbargoMove.Accept)] = EmbargoState.Active,
            [(EmbargoState.Revise, EmbargoMove.Reject)] = EmbargoState.Active,
            [(EmbargoState.Revise, EmbargoMove.Terminate)] = EmbargoState.Exited,
        };

    /// <summary>Where the move leads; null: it is forbidden.</summary>
    public static EmbargoState? After(this EmbargoState from, EmbargoMove move) =>
        Table.TryGetValue((from, move), out var to) ? to : null;

    /// <summary>Whether somebody has to keep silent.</summary>
    public static bool InForce(this EmbargoState state) => state is EmbargoState.Active or EmbargoState.Revise;
}
