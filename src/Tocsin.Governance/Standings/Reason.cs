using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;

namespace Tocsin.Governance.Standings;

/// <summary>Why a member has no standing, or what will take it from them.</summary>
/// <param name="Code">Stable and dotted: <c>standing.agreement-unsigned</c>.</param>
/// <param name="Sentence">For the member, plain.</param>
/// <param name="Next">What they can do; null where there is nothing to do but wait.</param>
/// <param name="By">When it ends by itself (a reason), or takes effect (a warning), UTC; null: never.</param>
public sealed record Reason(string Code, string Sentence, string? Next = null, DateTimeOffset? By = null)
{
    /// <summary>The team that it is about; null where it is about all.</summary>
    public TeamId? Team { get; init; }

    /// <summary>The agreement that it is about.</summary>
    public AgreementKind? Agreement { get; init; }
}
