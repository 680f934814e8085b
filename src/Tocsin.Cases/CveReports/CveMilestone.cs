using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveReports;

/// <summary>One ID moved on.</summary>
/// <param name="At">UTC.</param>
public sealed record CveMilestone(CveId Id, CveMilestoneKind Kind, DateTimeOffset At);

/// <summary>Where to.</summary>
public enum CveMilestoneKind
{
    Reserved,
    Assigned,
    Published,
    Rejected,
}
