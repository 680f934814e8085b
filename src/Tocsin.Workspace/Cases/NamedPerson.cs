using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Cases;

/// <summary>A request about a case that names one person and, where it opens a door, proves anew who sends it.</summary>
/// <param name="Person">Their ID.</param>
/// <param name="Code">A current code of the authenticator, where this session gave no proof within five minutes.</param>
public sealed record NamedPerson(string? Person, string? Code = null)
{
    internal static NamedPerson Of(FormValues form) => new(form["person"], form["otp"]);

    /// <summary>Somebody who was ever asked in; a fault for anybody else.</summary>
    internal static async Task<Result<PersonId>> Known(CaseVisit visit, string? person)
    {
        var known =
            PersonId.Parse(person) is { Succeeded: true } parsed
            && await visit.Service<MemberStore>().Knows(parsed.Value, visit.Cancel)
                ? parsed.Value
                : (PersonId?)null;
        return known is { } found ? found : Problem.Faulty([new("person", "There is no such person.")]);
    }
}
