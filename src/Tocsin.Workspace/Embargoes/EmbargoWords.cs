using Tocsin.Cases;
using Tocsin.Cases.Embargoes;

namespace Tocsin.Workspace.Embargoes;

/// <summary>Keeping silent, in words for people.</summary>
internal static class EmbargoWords
{
    public static string Of(EmbargoParty party, Case found) =>
        party == EmbargoParty.Team ? "The team"
        : party == EmbargoParty.Reporter ? "The reporter"
        : found.Vendors.FirstOrDefault(v => v.Party == party)?.Name ?? party.Text;

    public static string Of(ProposalFate fate) =>
        fate switch
        {
            ProposalFate.Open => "open",
            ProposalFate.Agreed => "agreed",
            ProposalFate.Declined => "declined or replaced",
            _ => "lapsed",
        };

    public static string Of(EmbargoEnd cause) =>
        cause switch
        {
            EmbargoEnd.Time => "its instant came",
            EmbargoEnd.Public => "it is public",
            EmbargoEnd.Attacks => "attacks were seen",
            _ => "the team ended it early",
        };
}
