namespace Tocsin.Ledger.Sealing;

/// <summary>Which way of sealing and chaining; goes into everything that is sealed or hashed.</summary>
internal static class LedgerFormat
{
    public const int Current = 1;
}
