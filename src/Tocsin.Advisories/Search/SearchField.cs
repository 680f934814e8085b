namespace Tocsin.Advisories.Search;

/// <summary>Where a word stands in a record. What it is worth there: <see cref="SearchScore"/>.</summary>
internal enum SearchField
{
    Id,
    Alias,
    Package,
    Title,
    Ecosystem,

    /// <summary>The prose.</summary>
    Details,
}
