using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>Says everything that is wrong with a draft at once. Errors stop publication, warnings do not.</summary>
public static class AdvisoryLint
{
    /// <summary>Every fault, each with its path in the stored spelling: <c>affected[0].ranges[1].fixed</c>.</summary>
    public static IReadOnlyList<Fault> Check(AdvisoryContent content)
    {
        var faults = new FaultCollector();
        return faults.Faults;
    }

    /// <summary>Whether nothing stops publication.</summary>
    public static bool IsPublishable(AdvisoryContent content) =>
        Check(content).All(f => f.Severity == FaultSeverity.Warning);
}
