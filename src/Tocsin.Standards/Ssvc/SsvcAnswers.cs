namespace Tocsin.Standards.Ssvc;

/// <summary>What is known of a vulnerability when somebody decides how urgent it is, for both trees. The first value is the mildest.</summary>
/// <remarks>
/// CERT/CC, Stakeholder-Specific Vulnerability Categorization: Exploitation 1.1.0, Automatable 2.0.0, Value Density 1.0.0, Technical
/// Impact 1.0.0, Public Safety Impact 2.0.1, Report Public, Supplier Contacted, Report Credibility, Supplier Cardinality and
/// Supplier Engagement 1.0.0.
/// </remarks>
public sealed record SsvcAnswers(
    Exploitation Exploitation,
    Automatable Automatable,
    ValueDensity ValueDensity,
    TechnicalImpact TechnicalImpact,
    PublicSafetyImpact PublicSafetyImpact,
    ReportPublic ReportPublic,
    SupplierContacted SupplierContacted,
    ReportCredibility ReportCredibility,
    SupplierCardinality SupplierCardinality,
    SupplierEngagement SupplierEngagement
)
{
    /// <summary>How useful it is to an attacker (Utility 1.0.1): automatable and dense are one step each.</summary>
    public Utility Utility => (Utility)((int)Automatable + (int)ValueDensity);

    /// <summary>How soon whoever makes it should have the fix.</summary>
    public SupplierPriority SupplierPriority =>
        SsvcTrees.Supplier(Exploitation, Utility, TechnicalImpact, PublicSafetyImpact);

    /// <summary>Whether a coordinator should take it on.</summary>
    public CoordinatorTriage CoordinatorTriage => SsvcTrees.Coordinator(this);
}

/// <summary>Whether somebody uses it.</summary>
public enum Exploitation
{
    None,
    PublicPoc,
    Active,
}

/// <summary>Whether the first four steps of an attack need no person.</summary>
public enum Automatable
{
    No,
    Yes,
}

/// <summary>How much an attacker gains from one target.</summary>
public enum ValueDensity
{
    Diffuse,
    Concentrated,
}

/// <summary>How far it gives control of what has it.</summary>
public enum TechnicalImpact
{
    Partial,
    Total,
}

/// <summary>Whether people can come to harm.</summary>
public enum PublicSafetyImpact
{
    Minimal,
    Significant,
}

/// <summary>Whether details are public already.</summary>
public enum ReportPublic
{
    No,
    Yes,
}

/// <summary>Whether the reporter tried to reach whoever can fix it.</summary>
public enum SupplierContacted
{
    No,
    Yes,
}

/// <summary>Whether the report can be believed.</summary>
public enum ReportCredibility
{
    NotCredible,
    Credible,
}

/// <summary>How many can, or must, fix it.</summary>
public enum SupplierCardinality
{
    One,
    Multiple,
}

/// <summary>Whether they answer.</summary>
public enum SupplierEngagement
{
    Active,
    Unresponsive,
}

/// <summary>How useful it is to an attacker.</summary>
public enum Utility
{
    Laborious,
    Efficient,
    SuperEffective,
}
