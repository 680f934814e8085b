using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Governance.Rota;

/// <summary>The kinds of entry of the rota.</summary>
public static class RotaEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds().Add<RotaSet>("rota.set").Add<TurnCovered>("rota.turn-covered").Add<TurnTold>("rota.turn-told");
}

/// <summary>From a Monday on these take turns, in this order. What was covered from then on is as planned again.</summary>
/// <param name="From">A Monday, in the programme's zone.</param>
/// <param name="Weeks">How long a turn is.</param>
public sealed record RotaSet(IReadOnlyList<PersonId> Order, DateOnly From, int Weeks) : Entry;

/// <summary>Somebody takes a week of another's turn.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="By">Null: it is as planned again.</param>
public sealed record TurnCovered(DateOnly Week, PersonId? By) : Entry;

/// <summary>Somebody is told that a week is theirs: from now on they are, until somebody else is.</summary>
/// <param name="Week">Its Monday.</param>
/// <param name="From">From whom they take over; null: nobody was on duty.</param>
public sealed record TurnTold(DateOnly Week, PersonId Person, PersonId? From) : Entry;
