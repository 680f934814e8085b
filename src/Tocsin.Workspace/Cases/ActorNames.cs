using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases.Access;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Cases;

/// <summary>What those who act in a case are called on screen: a member by name, the reporter and the clock by what they are.</summary>
public sealed record ActorNames(IReadOnlyDictionary<PersonId, string> Members)
{
    /// <param name="actors">IDs as the ledger has them; what is none of a person's needs no name.</param>
    public static async Task<ActorNames> Load(HttpContext context, IEnumerable<string> actors)
    {
        var people = actors.Select(PersonId.Parse).Where(parsed => parsed.Succeeded).Select(parsed => parsed.Value);
        var names = context.RequestServices.GetRequiredService<PersonNames>();
        return new(await names.Of(people, context.RequestAborted));
    }

    public string Of(Actor actor) =>
        actor == Actor.Tocsin ? "Tocsin"
        : actor == Actor.Reporter ? "Reporter"
        : Tocsin.Cases.Maintainers.Maintainer.NumberOf(actor) is { } maintainer ? $"Maintainer {maintainer}"
        : Viewer.OfVendor.NumberOf(actor) is { } vendor ? $"Vendor {vendor}"
        : Of(PersonId.Parse(actor.Id).Match<PersonId?>(id => id, _ => null));

    /// <summary>A name; who has left has none any more.</summary>
    public string Of(PersonId? person) =>
        person is { } known && Members.TryGetValue(known, out var name) ? name : "Former member";
}
