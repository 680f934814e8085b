using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Cases;

/// <summary>A page of one case with forms on it, as one member sees it now.</summary>
/// <param name="Zone">IANA name of the programme's.</param>
/// <param name="Refused">A form of the page that was sent and not taken; null when the page is just opened.</param>
public sealed record CaseForms(
    Case Case,
    Viewer.Member Viewer,
    ActorNames Names,
    string Zone,
    DateTimeOffset Now,
    RefusedForm? Refused
)
{
    internal static async Task<CaseForms> Of(
        CaseVisit visit,
        Case found,
        RefusedForm? refused,
        IEnumerable<string>? others = null
    ) =>
        new(
            found,
            visit.Viewer,
            await ActorNames.Load(
                visit.Context,
                found.History.Select(h => h.By.Id).Concat(others ?? []).Distinct(StringComparer.Ordinal)
            ),
            visit.Programme.TimeZone,
            visit.Now,
            refused
        );

    /// <summary>The path of a form's action.</summary>
    public string Action(string path) => $"/cases/{Case.Number}{path}";

    /// <summary>What was typed into the refused form, if it is the one with this path and, where several share it, this value.</summary>
    public FormValues Values(string path, string? field = null, string? value = null) =>
        At(path, field, value)?.Values ?? FormValues.Empty;

    /// <summary>What is wrong with its fields.</summary>
    public Problem? Faults(string path, string? field = null, string? value = null) =>
        At(path, field, value)?.Problem is { Faults.Count: > 0 } problem ? problem : null;

    /// <summary>Why a form was refused as a whole.</summary>
    public Problem? Refusal => Refused?.Problem is { Faults.Count: 0 } problem ? problem : null;

    public bool IsOpen(string path, string? field = null, string? value = null) => At(path, field, value) is not null;

    private RefusedForm? At(string path, string? field, string? value) =>
        Refused?.Path == path && (field is null || Refused.Values[field] == value) ? Refused : null;
}
