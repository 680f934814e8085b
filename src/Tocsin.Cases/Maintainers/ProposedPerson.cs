namespace Tocsin.Cases.Maintainers;

/// <summary>Somebody a maintainer would have take part too.</summary>
/// <param name="Number">From 1 within the case.</param>
/// <param name="By">Which maintainer.</param>
/// <param name="Agreed">Null: nobody has answered.</param>
public sealed record ProposedPerson(int Number, int By, PersonText? Text, DateTimeOffset At, bool? Agreed);

/// <summary>Who they are, and why.</summary>
public sealed record PersonText(string Name, string Address, string? Why)
{
    /// <summary>Of the name, in UTF-16 units.</summary>
    public const int LongestName = 200;
}
