using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>Counts requests, for those who would give way to many; nothing else of them is kept.</summary>
internal sealed class SaysWhenAsked(Traffic traffic) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (context, rest) =>
                {
                    traffic.Asked();
                    return rest(context);
                }
            );
            next(app);
        };
}
