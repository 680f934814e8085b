namespace Tocsin.Cases.Reports;

/// <summary>Why a report is not taken on. A rejection always cites one and says more in words.</summary>
public enum RejectionReason
{
    NotAVulnerability,
    OutOfScope,
    Duplicate,
    NotReproducible,
    Spam,

    /// <summary>Its reporter took it back, and the team agrees that nothing remains to be done.</summary>
    Withdrawn,
}

/// <summary>The reasons in words.</summary>
public static class RejectionReasons
{
    public static string Words(this RejectionReason reason) =>
        reason switch
        {
            RejectionReason.NotAVulnerability => "not a vulnerability",
            RejectionReason.OutOfScope => "out of scope",
            RejectionReason.Duplicate => "a duplicate of what we already know",
            RejectionReason.NotReproducible => "not reproducible as reported",
            RejectionReason.Spam => "spam",
            RejectionReason.Withdrawn => "withdrawn by its reporter",
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };

    /// <summary>Why a case is closed that was rejected so.</summary>
    public static ClosingReason Closes(this RejectionReason reason) =>
        reason switch
        {
            RejectionReason.NotAVulnerability => ClosingReason.NotAVulnerability,
            RejectionReason.OutOfScope => ClosingReason.OutOfScope,
            RejectionReason.Duplicate => ClosingReason.Duplicate,
            RejectionReason.NotReproducible => ClosingReason.NotReproducible,
            RejectionReason.Spam => ClosingReason.Spam,
            RejectionReason.Withdrawn => ClosingReason.Withdrawn,
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };
}
