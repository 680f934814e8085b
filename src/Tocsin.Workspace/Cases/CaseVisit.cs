using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Charters;
using Tocsin.Governance.Clocks;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// A member at one case. Every route of a case begins with <see cref="Enter"/>, before it reads a byte of what was sent: so a
/// hidden case answers as one that never was, whatever the body.
/// </summary>
internal sealed record CaseVisit(HttpContext Context, CaseNumber Number, Viewer.Member Viewer, CaseStore Store)
{
    public CancellationToken Cancel => Context.RequestAborted;

    public Programme Programme => Service<Programme>();

    /// <summary>What happens when something is late, and what stops the clock.</summary>
    public ClockRules Clocks => Charter.Clocks;

    public Charter Charter => Service<CharterInForce>().Charter;

    /// <summary>Now, in whole microseconds.</summary>
    public DateTimeOffset Now => Store.Now;

    /// <returns>Not found for a number that is malformed, absent or hidden from who asks.</returns>
    public static async Task<Result<CaseVisit>> Enter(HttpContext context, string? number)
    {
        var store = context.RequestServices.GetRequiredService<CaseStore>();
        var viewer = context.RequestServices.GetRequiredService<Viewer.Member>();
        var found = await store.Find(number, viewer, context.RequestAborted);
        return found.Map(known => new CaseVisit(context, known, viewer, store));
    }

    /// <summary>Opens the case to be shown, which is recorded first.</summary>
    public Task<Result<Case>> Read(string what) => Store.Read(Number, Viewer, what, Cancel);

    public Task<Result<Case>> Decide(Func<Case, Result<Decision>> decide) =>
        Store.Decide(Number, Viewer, decide, Cancel);

    public T Service<T>()
        where T : notnull => Context.RequestServices.GetRequiredService<T>();
}
