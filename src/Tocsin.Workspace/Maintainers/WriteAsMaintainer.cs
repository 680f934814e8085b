using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Maintainers;

/// <summary>POST /maintainer/messages and POST /api/maintainer/messages: writes in the channel of their package, which the team reads.</summary>
internal static class WriteAsMaintainer
{
    public const string Path = "/messages";

    /// <param name="Body">Markdown.</param>
    public sealed record Request(string Receipt, string Body);

    public static void Map(IEndpointRouteBuilder app) =>
        MaintainerTurn.Map<Request>(
            app,
            Path,
            "Your message is with the team.",
            turn =>
            {
                var faults = new FaultCollector();
                var body = faults.Required("body", turn.Form["body"], ReportText.LongestProse);
                return faults.Else<Func<Case, Result<Ledger.Decision>>>(() =>
                    found => found.WriteAsMaintainer(turn.By, new(body))
                );
            }
        );
}
