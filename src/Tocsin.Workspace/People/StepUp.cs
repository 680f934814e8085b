using Microsoft.AspNetCore.Http;
using Tocsin.Cases;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.People;

/// <summary>Whether it is still the same person: a passkey or a code of their authenticator, minutes ago or with the request.</summary>
public sealed class StepUp
{
    /// <summary>So long a proof is fresh.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Null when this session proved it freshly, or <paramref name="code"/> does; a refusal otherwise.</summary>
    /// <param name="code">A current TOTP code; null where none came with the request.</param>
    public static Task<Problem?> Check(HttpContext context, string? code, CancellationToken cancel) =>
        Task.FromResult<Problem?>(CaseProblems.StepUpNeeded);
}
