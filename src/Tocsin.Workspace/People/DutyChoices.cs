using Tocsin.Governance.People;
using Tocsin.Web.Components;

namespace Tocsin.Workspace.People;

/// <summary>Duties and scopes as forms offer them.</summary>
internal static class DutyChoices
{
    public static IReadOnlyList<Choice> All { get; } =
    [
        new(Word.Of(Duty.Triager), "Triager", "Reads reports, judges them, drafts and reviews advisories."),
        new(
            Word.Of(Duty.Operator),
            "Operator",
            "Keeps the installation: members, CVE IDs, mail that waits. Sees no case."
        ),
    ];

    public static IReadOnlyList<Choice> Scopes { get; } =
    [
        new(Word.Of(TokenScope.CasesRead), "Read cases"),
        new(Word.Of(TokenScope.CasesWrite), "Answer, judge and draft"),
        new(Word.Of(TokenScope.CveIds), "Read and fill the pool of CVE IDs"),
    ];
}
