namespace Tocsin.Advisories.Exports;

/// <summary>One run of affected versions: [Start, End), or with <paramref name="IncludesEnd"/> [Start, End].</summary>
/// <param name="Start">The first affected version, or <see cref="Beginning"/>.</param>
/// <param name="End">Null where no version ends it.</param>
/// <param name="IsSemVer">Whether any reader of SemVer orders these right, and not only the ecosystem's own.</param>
internal sealed record AffectedSpan(string Start, string? End, bool IncludesEnd, bool IsSemVer)
{
    /// <summary>Before every version, as OSV writes it.</summary>
    public const string Beginning = "0";

    public bool FromBeginning => Start == Beginning;

    /// <summary>For people: <c>from 1.0.0 on, before 1.2.4</c>.</summary>
    public string Words =>
        (FromBeginning, End) switch
        {
            (true, null) => "every version",
            (true, _) => IncludesEnd ? $"up to and including {End}" : $"before {End}",
            (false, null) => $"from {Start} on",
            _ => IncludesEnd ? $"from {Start} up to and including {End}" : $"from {Start} on, before {End}",
        };
}
