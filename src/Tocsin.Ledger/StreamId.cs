namespace Tocsin.Ledger;

/// <summary>Names one stream of entries: what it is about, and which one (<c>case/TC-7KQ4-M2XD</c>, <c>cve-ids/2026</c>).</summary>
/// <param name="Kind">Lower-case ASCII words joined by hyphens.</param>
/// <param name="Name">ASCII without a slash; unique within the kind.</param>
public readonly record struct StreamId(string Kind, string Name)
{
    public override string ToString() => $"{Kind}/{Name}";
}
