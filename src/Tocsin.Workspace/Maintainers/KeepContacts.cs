using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Standards.Contacts;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Maintainers;

/// <summary>
/// POST /api/cases/{number}/maintainers/contacts: reads who can be reached from a file that the package publishes, which a triager pastes
/// or uploads. What is fetched goes by <see cref="FetchContacts"/>.
/// </summary>
internal static class KeepContacts
{
    public const string Path = ShowReaching.Path + "/contacts";

    /// <summary>The field of an uploaded file.</summary>
    public const string File = "file";

    /// <param name="Vendor">Its number within the case.</param>
    /// <param name="Source"><c>package-json</c>, <c>security-md</c>, <c>security-txt</c> or <c>security-insights</c>.</param>
    /// <param name="Text">The file, at most 256 KB of UTF-8.</param>
    public sealed record Request(int? Vendor, ContactSource? Source, string? Text);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapCaseApi<Request, CaseStatus>(
            HttpMethods.Post,
            Path,
            (visit, request) => Handle(visit, request).Then(CaseStatus.Of)
        );
        app.MapCaseTextForm(
            Path,
            (File, "text"),
            ContactReader.MostBytes,
            (visit, form) => CaseRoutes.Submit(visit, form, Path, Read, Handle, ShowReaching.Page),
            ShowReaching.Page
        );
    }

    private static Request Read(FormValues form) =>
        new(FormNumber.Of(form, "vendor"), Words.Parse<ContactSource>(form["source"]), form["text"]);

    private static Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        if (request.Source is not { } source)
            return Task.FromResult<Result<Case>>(Problem.Faulty([new("source", "Choose what it is.")]));
        return ContactReader
            .Read(source, request.Text ?? "", visit.Now)
            .Then(read => visit.Decide(found => found.KeepContacts(visit.Viewer, request.Vendor ?? 0, source, read)));
    }
}
