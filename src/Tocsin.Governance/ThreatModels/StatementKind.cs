namespace Tocsin.Governance.ThreatModels;

/// <summary>What a statement says of something.</summary>
public enum StatementKind
{
    /// <summary>The product relies on it: what misuses it is no vulnerability of the product.</summary>
    Trusted,

    /// <summary>The product must stand it: where it does not, that is a vulnerability.</summary>
    Untrusted,

    /// <summary>It may be wrong, and it is not ours to answer for.</summary>
    OutOfScope,
}

/// <summary>The kinds in words.</summary>
public static class StatementKinds
{
    public static string InWords(this StatementKind kind) =>
        kind switch
        {
            StatementKind.Trusted => "trusted",
            StatementKind.Untrusted => "untrusted",
            _ => "out of scope",
        };
}
