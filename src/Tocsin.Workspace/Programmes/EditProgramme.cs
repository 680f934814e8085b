using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tocsin.Governance.Charters;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Web.Http;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Programmes;

/// <summary>GET and POST /programme/{part}: a part of the programme as a form; what was typed is checked with the rest of it, and then reviewed.</summary>
internal static class EditProgramme
{
    public static readonly FormLimits Limits = new() { Fields = 5_000 };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/programme/{part}", Show).RequireAuthorization(Policies.Operator).ExcludeFromDescription();
        app.MapPost("/programme/{part}", Submit)
            .WithBodyLimit(Limits.RequestBytes)
            .RequireAuthorization(Policies.Operator)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> Show(
        string part,
        HttpContext context,
        ProgrammeStore programmes,
        CancellationToken cancel
    )
    {
        if (!Word.Parse<CharterPart>(part).TryGet(out var known, out _))
            return PageResult.Answer(context.Request, Problem.NotFound);
        var charter = (await programmes.History(cancel)).Charter;
        return Page(known, new(Gathered(CharterDocument.FieldsOf(charter, known))), null);
    }

    private static async Task<IResult> Submit(
        string part,
        HttpContext context,
        ProgrammeStore programmes,
        CancellationToken cancel
    )
    {
        if (!Word.Parse<CharterPart>(part).TryGet(out var known, out _))
            return PageResult.Answer(context.Request, Problem.NotFound);
        if (!(await FormReader.Read(context.Request, Limits, cancel)).TryGet(out var values, out var problem))
            return PageResult.Answer(context.Request, problem);
        if (ProgrammeRows.Changed(values, values["do"]) is { } rows)
            return Page(known, rows, null);
        var typed = ProgrammeRows.Tidy(new([.. values.Pairs.Where(pair => pair.Key != "do")]));
        var history = await programmes.History(cancel);
        var read = CharterDocument.With(history.Charter, known, typed.Pairs);
        var tried = await read.Then(next => programmes.Try(next, cancel));
        return tried.Problem is { } refused
            ? Page(known, typed, refused with { Faults = [.. refused.Faults.Select(AtItsField)] })
            : await ReviewProgramme.Page(context, history, CharterDocument.Write(read.Value), FormValues.Empty, null);
    }

    private static IResult Page(CharterPart part, FormValues values, Problem? problem) =>
        PageResult.Of<ProgrammePartPage>(
            new
            {
                Part = part,
                Values = values,
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK
        );

    // days stand in one field, one on each line
    private static IReadOnlyList<KeyValuePair<string, string>> Gathered(
        IReadOnlyList<KeyValuePair<string, string>> fields
    )
    {
        string[] days = ["calendar.holidays", "clocks.reaching.days"];
        return
        [
            .. fields.Where(field => !days.Contains(field.Key)),
            .. days.Select(key =>
                KeyValuePair.Create(
                    key,
                    string.Join('\n', fields.Where(field => field.Key == key).Select(field => field.Value))
                )
            ),
        ];
    }

    // a list of words is one field: its faults stand there, whichever word they are about
    private static Fault AtItsField(Fault fault) =>
        fault.Path is [.., ']']
        && (
            fault.Path.Contains(".includes[", StringComparison.Ordinal)
            || fault.Path.Contains("holidays[", StringComparison.Ordinal)
            || fault.Path.Contains("reaching.days[", StringComparison.Ordinal)
        )
            ? fault with
            {
                Path = fault.Path[..fault.Path.LastIndexOf('[')],
            }
            : fault;
}
