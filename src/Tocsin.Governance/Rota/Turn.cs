using Tocsin.Governance.People;

namespace Tocsin.Governance.Rota;

/// <summary>One week of the rota.</summary>
/// <param name="CoveredBy">Who has taken it; null: it is as planned.</param>
/// <param name="Others">Everybody else who takes turns, in the order in which they stand in.</param>
public sealed record Turn(DateOnly Monday, PersonId Planned, PersonId? CoveredBy, IReadOnlyList<PersonId> Others)
{
    public DateOnly Sunday => Monday.AddDays(6);

    /// <summary>Whose it is, there or not.</summary>
    public PersonId Whose => CoveredBy ?? Planned;

    /// <summary>Who is on duty: whose turn it is, else who was planned, else the next who is there; null: nobody is.</summary>
    public PersonId? OnDuty(Func<PersonId, bool> isThere)
    {
        ArgumentNullException.ThrowIfNull(isThere);
        foreach (var person in new[] { Whose, Planned }.Concat(Others))
        {
            if (isThere(person))
                return person;
        }
        return null;
    }
}
