namespace Tocsin.Public.Nsp;

/// <summary>How much the Node Security Platform's client may ask for; the tree it sends has the limits of an audit.</summary>
public static class NspLimits
{
    /// <summary>How many advisories one answer of the list has.</summary>
    public const int PageSize = 100;

    /// <summary>The most exceptions of one check.</summary>
    public const int MostExceptions = 1_000;
}
