using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tocsin.Web.Http;

/// <summary>What pages and problems need of the container.</summary>
public static class WebParts
{
    public static IServiceCollection AddTocsinWeb(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.TryAddSingleton(TimeProvider.System);
        // Names of people keep their letters; markup characters are escaped as ever.
        services.TryAddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services.AddProblemDetails(options =>
            // A trace id would tell two equal refusals apart.
            options.CustomizeProblemDetails = context => context.ProblemDetails.Extensions.Remove("traceId")
        );
    }
}
