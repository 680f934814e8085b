using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.People;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>What members are called, by pseudonym: for pages that say who did something.</summary>
public sealed class PersonNames(Func<CaseDb> open)
{
    /// <summary>The names of those of <paramref name="persons"/> who have joined, each once.</summary>
    public async Task<IReadOnlyDictionary<PersonId, string>> Of(IEnumerable<PersonId> persons, CancellationToken cancel)
    {
        var ids = persons.Select(p => p.Text).Distinct(StringComparer.Ordinal).ToList();
        await using var db = open();
        var names = await db
            .UserTokens.AsNoTracking()
            .Where(t => ids.Contains(t.UserId) && t.LoginProvider == AccountSecrets.Provider)
            .Where(t => t.Name == AccountSecrets.NameOf)
            .ToListAsync(cancel);
        return names.ToDictionary(t => PersonId.Parse(t.UserId).Value, t => t.Value ?? "");
    }
}
