using Tocsin.Cases.CveIds;
using Tocsin.Tests.CveServices;
using Tocsin.Workspace.Outside.CveServices;

namespace Tocsin.Workspace.Tests.CveIds;

/// <summary>The service that the environment names, for trying things; else the fake.</summary>
internal sealed class ACveInstance : IAsyncDisposable
{
    private readonly FakeCveServices? fake;
    private readonly CveServicesLine line = new(TimeProvider.System, CveServicesPatience.Usual);

    private ACveInstance(FakeCveServices? fake, CveAccess access)
    {
        (this.fake, Access) = (fake, access);
        Client = new(line);
    }

    public CveAccess Access { get; }

    public CveServicesClient Client { get; }

    public static async Task<ACveInstance> Start()
    {
        if (Set("URL") is { } url)
            return new(null, new(new(url), Needed("ORG"), Needed("USER"), Needed("KEY")));
        var made = await FakeCveServices.Start();
        return new(made, new(made.Url, FakeCveServices.Org, FakeCveServices.User, FakeCveServices.Key));
    }

    public async ValueTask DisposeAsync()
    {
        line.Dispose();
        if (fake is not null)
            await fake.DisposeAsync();
    }

    private static string? Set(string name) => Environment.GetEnvironmentVariable($"TOCSIN_CVE_SERVICES_{name}");

    private static string Needed(string name) =>
        Set(name) ?? throw new InvalidOperationException($"TOCSIN_CVE_SERVICES_{name} is not set.");
}
