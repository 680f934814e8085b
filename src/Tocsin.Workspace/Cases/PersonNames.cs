using Microsoft.AspNetCore.Http;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Cases;

/// <summary>What the pseudonyms of a case's entries are called on screen.</summary>
/// <param name="Names">By the person's ID; who is not in it has no name any more.</param>
public sealed record PersonNames(IReadOnlyDictionary<string, string> Names)
{
    /// <param name="people">IDs; what is none of a person's is passed over.</param>
    public static Task<PersonNames> Load(HttpContext context, IEnumerable<string> people) =>
        Task.FromResult(new PersonNames(new Dictionary<string, string>(StringComparer.Ordinal)));

    public string Of(Actor actor) =>
        actor == Actor.Tocsin ? "Tocsin"
        : actor == Actor.Reporter ? "Reporter"
        : Names.GetValueOrDefault(actor.Id, "Former member");

    public string Of(PersonId? person) => person is { } known ? Of(known.Actor) : "nobody";
}
