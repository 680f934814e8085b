namespace Tocsin.Cases.Reports;

/// <summary>Why a report is not taken on. A rejection always cites one and says more in words.</summary>
public enum RejectionReason
{
    NotAVulnerability,
    OutOfScope,
    Duplicate,
    NotReproducible,
    Spam,
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
            _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
        };
}
