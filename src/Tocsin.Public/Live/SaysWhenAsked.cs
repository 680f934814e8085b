using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Tocsin.Public.Storage;

namespace Tocsin.Public.Live;

/// <summary>Every request leaves the instant at which it came, and nothing else, for those who would give way to it.</summary>
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
