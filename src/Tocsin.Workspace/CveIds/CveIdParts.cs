using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Workspace.Outside.CveServices;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.CveIds;

/// <summary>The ledger of CVE IDs: reserving, giving one to a case, sending its record, rejecting.</summary>
public static class CveIdParts
{
    public static IServiceCollection AddCvePool(this IServiceCollection services, CvePoolStore pool) =>
        services
            .AddSingleton(pool)
            .AddSingleton(CveServicesPatience.Usual)
            .AddSingleton<CveServicesLine>()
            .AddSingleton(p =>
                RecordRules.BeforeSending(p.GetRequiredService<CharterInForce>(), p.GetRequiredService<TimeProvider>())
            )
            .AddSingleton<CveErrands>()
            .AddTransient(p => p.GetRequiredService<CveErrands>().Client)
            .AddTransient(p => p.GetRequiredService<CveErrands>().Reserving)
            .AddTransient(p => p.GetRequiredService<CveErrands>().Sending)
            .AddTransient(p => p.GetRequiredService<CveErrands>().Rejecting)
            .AddSingleton<CveJobs>()
            .AddSingleton(p => p.GetRequiredService<CveJobs>().Records)
            .AddSingleton(p => p.GetRequiredService<CveJobs>().Rejections)
            .AddSingleton(p => p.GetRequiredService<CveJobs>().TopUps)
            .AddSingleton<WatchForIds>()
            .AddSingleton(p => p.GetRequiredService<WatchForIds>().Watching)
            .AddSingleton(p => p.GetRequiredService<WatchForIds>().Alarms)
            .AddHostedService<BeginWatching>();

    public static void MapCveIds(this IEndpointRouteBuilder app)
    {
        ShowPool.Map(app);
        AddCveIds.Map(app);
        AssignCve.Map(app);
        ReserveMore.Map(app);
        ShowCveId.Map(app);
        RejectCveId.Map(app);
        ShowYear.Map(app);
        RejectUnused.Map(app);
        SettleCveRecord.Map(app);
        ShowCveAccount.Map(app);
        SetCveAccount.Map(app);
    }
}
