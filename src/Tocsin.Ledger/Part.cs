namespace Tocsin.Ledger;

/// <summary>Which half of an entry. The numbers are stored.</summary>
public enum Part
{
    Facts = 1,
    Text = 2,
}
