using Tocsin.Advisories.Matching;

namespace Tocsin.Public.Npm;

/// <summary>An advisory, and the installed copies that it is about.</summary>
internal sealed record AuditFinding(AffectedPackage Package, IReadOnlyList<InstalledPackage> Copies);
