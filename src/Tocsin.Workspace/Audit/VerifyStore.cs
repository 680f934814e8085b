using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Access;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Audit;

/// <summary>
/// GET /audit/verify shows what verifying does; POST /audit/verify and /api/audit/verify do it. For operators, who are told of a case by
/// its number only where they may read it.
/// </summary>
internal static class VerifyStore
{
    public const string Path = "/audit/verify";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Path, () => Page(null)).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost(Path, Submit).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost("/api" + Path, Handle).RequireAuthorization(Policies.Operator);
    }

    private static async Task<StoreVerification> Handle(
        StoreVerifier verifier,
        ReadPublished read,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => StoreVerification.Of(await verifier.Verify(read, null, cancel), viewer);

    private static async Task<IResult> Submit(
        StoreVerifier verifier,
        ReadPublished read,
        Viewer.Member viewer,
        CancellationToken cancel
    ) => Page(await Handle(verifier, read, viewer, cancel));

    private static IResult Page(StoreVerification? report) => PageResult.Of<VerifyStorePage>(new { Report = report });
}

/// <param name="Sound">Whether everything is as it was written.</param>
/// <param name="LastHead">The hash of the last head; null before the first.</param>
public sealed record StoreVerification(
    bool Sound,
    int Streams,
    long Entries,
    long Files,
    int Heads,
    string? LastHead,
    IReadOnlyList<StoreFaultLine> Faults
)
{
    internal static StoreVerification Of(StoreReport report, Viewer.Member viewer) =>
        new(
            report.IsSound,
            report.Streams,
            report.Entries,
            report.Files,
            report.Heads,
            report.LastHead,
            [.. report.Faults.Select(fault => StoreFaultLine.Of(fault, viewer))]
        );
}

/// <param name="Where">The stream and the entry; of a case that whoever asks may not read, only that it is one.</param>
/// <param name="Next">What to do.</param>
public sealed record StoreFaultLine(string Where, string What, string Next)
{
    internal static StoreFaultLine Of(StoreFault fault, Viewer.Member viewer) =>
        new(
            fault.Stream is { Kind: "case" or "reads", Name: var number } && !viewer.MayRead(number)
                ? "a case that you may not read"
                : fault.Where,
            fault.What,
            fault.Next
        );
}
