using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;

namespace Tocsin.Cases.Splits;

/// <summary>A part of this report became a case of its own; the reporter was told so in a message.</summary>
public sealed record SplitInto(CaseNumber Second) : Entry;

/// <summary>This case was a part of another's report.</summary>
public sealed record SplitFrom(CaseNumber First) : Entry;

/// <summary>The root cause lies in another package: from now on the case is about that one.</summary>
public sealed record RootCauseMoved : Entry<RootCause>;

/// <summary>Where the root cause lies.</summary>
/// <param name="Package">A package URL or a product's name.</param>
/// <param name="Before">What the case was about until then.</param>
public sealed record RootCause(string Package, string Before)
{
    /// <summary>Of the package, in UTF-16 units.</summary>
    public const int Longest = 200;
}
