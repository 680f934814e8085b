using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveReports;

/// <summary>One ID moved on.</summary>
/// <param name="At">UTC.</param>
public sealed record CveMove(CveId Id, CveMoveKind Kind, DateTimeOffset At);

/// <summary>Where to.</summary>
public enum CveMoveKind
{
    Reserved,
    Assigned,
    Published,
    Rejected,
}
