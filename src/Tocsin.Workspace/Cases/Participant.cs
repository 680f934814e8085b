using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;

namespace Tocsin.Workspace.Cases;

/// <summary>Somebody who takes part in a case, as the team sees it.</summary>
/// <param name="Party"><c>team</c>, <c>reporter</c>, <c>vendor-1</c>: as the embargo names them.</param>
/// <param name="Role"><c>coordinator</c>, <c>reporter</c>, <c>vendor</c>, <c>deployer</c>, <c>partner</c>, <c>finder</c>, <c>observer</c>.</param>
/// <param name="Name">Who keeps the case, where it is the team; null where nobody does, once destroyed, and of the reporter, whose name is in the report.</param>
/// <param name="Knows">Whether they were told.</param>
/// <param name="Report">Where they are with the report on their own side; null before they know of it.</param>
/// <param name="Embargo">What they agreed to and did: <c>keeps</c>, <c>never-agreed</c>, …; null before they know of it.</param>
public sealed record Participant(string Party, string Role, string? Name, bool Knows, string? Report, string? Embargo)
{
    internal static IEnumerable<Participant> Of(Case found, Viewer.Member viewer, ActorNames names)
    {
        yield return Of(found, EmbargoParty.Team, "coordinator", found.Owner is { } owner ? names.Of(owner) : null);
        yield return Of(found, EmbargoParty.Reporter, "reporter", null);
        // an expert is there for one question, and not for who else was told
        foreach (var vendor in viewer.Triages ? found.Vendors : [])
            yield return Of(found, vendor.Party, Words.Of(vendor.Role), vendor.Text?.Name);
    }

    private static Participant Of(Case found, EmbargoParty party, string role, string? name) =>
        found.ReportOf(party) is { } report
            ? new(party.Text, role, name, true, Words.Of(report), Words.Of(found.AdherenceOf(party)))
            : new(party.Text, role, name, false, null, null);
}
