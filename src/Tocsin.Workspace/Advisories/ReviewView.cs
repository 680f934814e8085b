using Tocsin.Advisories.Drafts;
using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Governance.Programmes;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;
using Tocsin.Web.Changes;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Advisories;

/// <summary>The draft in force as a reviewer reads it.</summary>
/// <param name="Record">What readers will see; null where there is no draft.</param>
/// <param name="Since">What <paramref name="Changes"/> are compared with; null for a first version.</param>
/// <param name="Errors">What stops it from being published.</param>
/// <param name="RecordFaults">What its CVE record would be refused for; empty without an ID.</param>
/// <param name="Fresh">Whether publishing asks for no code now.</param>
/// <param name="PublicLink">The advisory's page, once there is one.</param>
public sealed record ReviewView(
    Case Case,
    Viewer.Member Viewer,
    CaseMoves Moves,
    ActorNames Names,
    Programme Programme,
    OsvRecord? Record,
    string? Since,
    IReadOnlyList<ChangedPart> Changes,
    IReadOnlyList<Fault> Errors,
    IReadOnlyList<Fault> RecordFaults,
    bool Fresh,
    Uri? PublicLink,
    RefusedForm? Refused
)
{
    internal const string Path = "/review";

    public string Action(string path) => $"/cases/{Case.Number}{path}";

    public RefusedForm? RefusedAt(string path) => Refused?.Path == path ? Refused : null;
}

/// <summary>What a draft is compared with: the last one that was approved or published.</summary>
internal sealed record Baseline(string Name, AdvisoryContent Content)
{
    /// <summary>Null for a first version, and where the text was destroyed.</summary>
    public static Baseline? Of(Case found)
    {
        var approved = found
            .History.Select(h => h.Entry)
            .OfType<DraftApproved>()
            .Select(a => a.Revision)
            .Where(r => r < found.DraftRevision)
            .DefaultIfEmpty()
            .Max();
        var published = found.Published?.DraftRevision is { } r && r < found.DraftRevision ? r : 0;
        var revision = Math.Max(approved, published);
        var content = found
            .History.Select(h => h.Entry)
            .OfType<DraftSaved>()
            .FirstOrDefault(saved => saved.Revision == revision)
            ?.Text;
        return content is null ? null
            : revision == published ? new($"revision {revision}, which is public", content)
            : new($"revision {revision}, which was approved", content);
    }
}
