using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Web.Changes;
using Tocsin.Web.Components;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Advisories;

/// <summary>The editor as it stands on screen: what is typed, which may not be what is saved.</summary>
/// <param name="Revision">The revision that the next save is based on.</param>
/// <param name="Typed">Its fields.</param>
/// <param name="Preview">What readers will see.</param>
/// <param name="Lint">What lint says of what is typed, at the fields.</param>
/// <param name="Faults">What else is wrong: questions of a calculator without an answer.</param>
/// <param name="Refused">Why a save was not taken; null otherwise.</param>
/// <param name="Theirs">After somebody else saved meanwhile: how their draft differs from what is typed.</param>
/// <param name="Unsaved">Whether what is typed is not what is saved.</param>
public sealed record DraftView(
    Case Case,
    int Revision,
    AdvisoryContent Content,
    FormValues Typed,
    OsvRecord Preview,
    IReadOnlyList<Fault> Lint,
    IReadOnlyList<Fault> Faults,
    Problem? Refused,
    IReadOnlyList<ChangedPart> Theirs,
    bool Unsaved,
    Problem? CannotSave
)
{
    internal const string Path = "/advisory";

    /// <summary>Who reported it and wishes to be named, and is not among the credits.</summary>
    public IEnumerable<string> Offered =>
        Case
            .CreditWishes.OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Where(name => !Content.Credits.Any(credit => credit.Name.Trim() == name));

    /// <summary>How many of those who reported it wish not to be named.</summary>
    public int Unnamed => Case.CreditWishes.Count(name => name is null);

    public string Action => $"/cases/{Case.Number}{Path}";

    public IEnumerable<Fault> Errors => Lint.Where(fault => fault.Severity == FaultSeverity.Error);

    /// <summary>What the fields of the form share.</summary>
    internal FormScope Scope() =>
        new(Typed, Lint.Count + Faults.Count == 0 ? null : Problem.Faulty([.. Faults, .. Lint]));
}
