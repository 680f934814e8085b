using Tocsin.Governance.Agreements;
using Tocsin.Ledger;

namespace Tocsin.Governance.People;

/// <summary>The member signed one version of an agreement, having read exactly this text.</summary>
public sealed record AgreementSigned(AgreementKind Kind, int Version, TextHash TextHash) : Entry;

/// <summary>A signature as it was given.</summary>
/// <param name="At">UTC.</param>
public sealed record Signature(AgreementKind Kind, int Version, TextHash TextHash, DateTimeOffset At);
