namespace Tocsin.Standards.Ssvc;

/// <summary>The two decision trees, as the tables that CERT/CC publishes, folded where rows are alike.</summary>
/// <remarks>
/// "Supplier Patch Development Priority" 1.0.0 (36 rows) and "Coordinator Triage" 1.0.0 (192 rows),
/// https://certcc.github.io/SSVC/howto/supplier_tree/ and https://certcc.github.io/SSVC/howto/coordination_triage_decision/
/// </remarks>
public static class SsvcTrees
{
    /// <summary>
    /// A row for each exploitation and utility; in it technical impact partial then total, each with public safety impact minimal then
    /// significant. A letter is an outcome: d, s, o, i.
    /// </summary>
    private static readonly string[][] supplier =
    [
        ["dsso", "soso", "sooo"],
        ["sosi", "sioi", "oioi"],
        ["oioi", "oioi", "iiii"],
    ];

    /// <summary>
    /// What of a report that is not public and whose supplier was contacted. Rows: one supplier, then several, each not credible, then
    /// credible with an active supplier, then credible with an unresponsive one. In a row utility from laborious to super
    /// effective, each with public safety impact minimal then significant. A letter is an outcome: d, t, c.
    /// </summary>
    private static readonly string[][] coordinator =
    [
        ["dddtdt", "dddtdt", "tccccc"],
        ["dtdttc", "dtdtcc", "cccccc"],
    ];

    public static SupplierPriority Supplier(
        Exploitation exploitation,
        Utility utility,
        TechnicalImpact impact,
        PublicSafetyImpact safety
    ) =>
        supplier[(int)exploitation][(int)utility][((int)impact * 2) + (int)safety] switch
        {
            'd' => SupplierPriority.Defer,
            's' => SupplierPriority.Scheduled,
            'o' => SupplierPriority.OutOfCycle,
            _ => SupplierPriority.Immediate,
        };

    public static CoordinatorTriage Coordinator(SsvcAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        // many suppliers and the worst that can happen: taken on whatever else is so
        if (
            answers is
            {
                SupplierCardinality: SupplierCardinality.Multiple,
                Utility: Utility.SuperEffective,
                PublicSafetyImpact: PublicSafetyImpact.Significant,
            }
        )
            return CoordinatorTriage.Coordinate;
        // there is nothing left to coordinate, or the reporter has a first step to take
        if (answers is { ReportPublic: ReportPublic.Yes } or { SupplierContacted: SupplierContacted.No })
            return CoordinatorTriage.Decline;
        var row =
            answers.ReportCredibility == ReportCredibility.NotCredible ? 0
            : answers.SupplierEngagement == SupplierEngagement.Active ? 1
            : 2;
        var column = ((int)answers.Utility * 2) + (int)answers.PublicSafetyImpact;
        return coordinator[(int)answers.SupplierCardinality][row][column] switch
        {
            'd' => CoordinatorTriage.Decline,
            't' => CoordinatorTriage.Track,
            _ => CoordinatorTriage.Coordinate,
        };
    }
}

/// <summary>How soon a supplier should work on the fix.</summary>
public enum SupplierPriority
{
    /// <summary>Not now.</summary>
    Defer,

    /// <summary>With the regular releases.</summary>
    Scheduled,

    /// <summary>Before them, with what is there.</summary>
    OutOfCycle,

    /// <summary>Everybody, now.</summary>
    Immediate,
}

/// <summary>What a coordinator does with a report.</summary>
public enum CoordinatorTriage
{
    /// <summary>Not ours to coordinate.</summary>
    Decline,

    /// <summary>Watched, and looked at again when something changes.</summary>
    Track,

    /// <summary>Taken on.</summary>
    Coordinate,
}
