using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Fixes;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.Vendors;

namespace Tocsin.Workspace.Fixes;

/// <summary>POST /api/cases/{number}/fix: where the fix of one release line is, for the first time or anew.</summary>
internal static class SaveFixLine
{
    public const string Path = ShowFix.Path;

    /// <summary>The field that says which line a form is about.</summary>
    public const string Number = "number";

    /// <param name="Number">The line's number within the case; null for a new one.</param>
    /// <param name="Vendor">Whose line, by number within the case; null where the case has no vendors.</param>
    /// <param name="Line">The release line: <c>22.x</c>.</param>
    /// <param name="State"><c>wanted</c>, <c>in-progress</c>, <c>in-review</c>, <c>ready</c>, <c>released</c> or <c>not-needed</c>.</param>
    /// <param name="Place">The private fork, branch or patch.</param>
    /// <param name="Reviewers">Who looked at it, one to a line; needed from <c>ready</c> on.</param>
    /// <param name="Version">The version that has it, or is to; needed with <c>released</c>.</param>
    public sealed record Request(
        int? Number,
        int? Vendor,
        string? Line,
        FixState? State,
        string? Place,
        string? Reviewers,
        string? Version,
        string? Note
    );

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(
            Path,
            form =>
                new(
                    int.TryParse(form[Number], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                        ? line
                        : null,
                    VendorField.Of(form),
                    form["line"],
                    Words.Parse<FixState>(form["state"]),
                    form["place"],
                    form["reviewers"],
                    form["version"],
                    form["note"]
                ),
            Handle,
            ShowFix.Page
        );

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var text = new FixText(
            faults.Required("line", request.Line, FixText.LongestName),
            faults.Optional("place", request.Place, FixText.LongestPlace),
            faults.Optional("reviewers", request.Reviewers, FixText.LongestNote),
            faults.Optional("version", request.Version, FixText.LongestName),
            faults.Optional("note", request.Note, FixText.LongestNote)
        );
        if (request.State is null)
            faults.Add("state", "Choose how far it is.");
        return faults
            .Else(() => text)
            .Then(known =>
                visit.Decide(found =>
                    found.SaveFixLine(visit.Viewer, request.Number, request.Vendor, request.State!.Value, known)
                )
            );
    }
}
