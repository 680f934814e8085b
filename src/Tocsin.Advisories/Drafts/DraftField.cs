namespace Tocsin.Advisories.Drafts;

/// <summary>One field of an advisory, as remarks name it. The names are stored: each keeps its meaning for good.</summary>
public enum DraftField
{
    Summary,
    Impact,
    Affected,
    Severity,
    Weaknesses,
    Details,
    Workarounds,
    References,
    Credits,
    Aliases,
}
