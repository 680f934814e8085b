using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Layout;

namespace Tocsin.Server.Hosting;

/// <summary>
/// What a role is made of. Each role is an application of its own, with its own container, routes and listener, also where
/// one process runs several: what one role has, another cannot serve by mistake.
/// </summary>
public sealed record RoleParts
{
    public required SiteKind Kind { get; init; }

    /// <summary>The largest body of a request, in bytes; an endpoint may say less or more for itself.</summary>
    public required long LargestBody { get; init; }

    /// <summary>Powerful features of browsers that its pages use.</summary>
    public IReadOnlyList<string> Features { get; init; } = [];

    /// <summary>Whether the answers may be kept by caches unless they say otherwise.</summary>
    public bool Cacheable { get; init; }

    /// <summary>Answers to any <c>Host</c>: for what is public and changes nothing, no name needs defending.</summary>
    public bool AnyHost { get; init; }

    /// <summary>Opens what it needs, fills what is empty, and returns what adds its services and jobs.</summary>
    public required Func<
        ProcessParts,
        CancellationToken,
        Task<Result<Action<IServiceCollection>>>
    > Prepare { get; init; }

    /// <summary>What the head of its pages links to, for everybody.</summary>
    public Func<ServerOptions, IReadOnlyList<SiteLink>> Links { get; init; } = _ => [];

    /// <summary>What the head links to for whoever sent a request, where that differs; asked once it is known who that is.</summary>
    public Func<HttpContext, IReadOnlyList<SiteLink>>? LinksFor { get; init; }

    /// <summary>What the programme is called now; null where that does not change while it runs.</summary>
    public Func<IServiceProvider, string>? Name { get; init; }

    /// <summary>What stands above every page for whoever sent a request.</summary>
    public Func<HttpContext, SiteNotice?>? NoticeFor { get; init; }

    /// <summary>What the foot of its pages links to.</summary>
    public Func<ServerOptions, IReadOnlyList<SiteLink>> FootLinks { get; init; } = _ => [];

    /// <summary>Routes.</summary>
    public required Action<WebApplication> Map { get; init; }

    /// <summary>What has to be in memory before the first request is answered.</summary>
    public Func<IServiceProvider, CancellationToken, Task> Warm { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>What whoever started it should hear.</summary>
    public Func<IServiceProvider, CancellationToken, Task<ReadyWord>> Word { get; init; } =
        (_, _) => Task.FromResult(ReadyWord.Nothing);
}
