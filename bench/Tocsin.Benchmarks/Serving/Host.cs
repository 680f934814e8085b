using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Tocsin.Server.Hosting;
using Tocsin.Server.Settings;
using Tocsin.Server.Supervision;

namespace Tocsin.Benchmarks.Serving;

/// <summary>The public role as it is served, and beside it an endpoint that only reads the body and sends so many bytes: the ceiling of this server.</summary>
internal static class Host
{
    public static async Task<int> Run(string data, string port)
    {
        var values = SettingValues
            .Parse($$"""{"role":"public","data":"{{data}}","public":"http://localhost:{{port}}","samples":"no"}""")
            .Value;
        var parts = PublicRole.Parts;
        var table = new RoleTable
        {
            {
                Role.Public,
                parts with
                {
                    Map = app =>
                    {
                        parts.Map(app);
                        app.MapPost("/ceiling/{bytes}", (RequestDelegate)Ceiling);
                    },
                }
            },
        };
        var options = ServerOptions.Read(values).Value;
        var served = await RoleProcess.Serve(
            table,
            options,
            _ => Console.Out.WriteLineAsync("ready"),
            new Errands(options).SendOut,
            CancellationToken.None
        );
        return served.Value;
    }

    private static async Task Ceiling(HttpContext context)
    {
        var body = context.Request.BodyReader;
        for (var isRead = false; !isRead; )
        {
            var read = await body.ReadAsync();
            body.AdvanceTo(read.Buffer.End);
            isRead = read.IsCompleted;
        }
        var bytes = int.Parse((string)context.Request.RouteValues["bytes"]!, CultureInfo.InvariantCulture);
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = bytes;
        await context.Response.BodyWriter.WriteAsync(Answer.AsMemory(0, bytes));
    }

    private static readonly byte[] Answer = new byte[8 * 1024 * 1024];
}
