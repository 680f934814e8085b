using System.Text;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Cases;

/// <summary>The members who may see a case at this moment, and the words by which a message names them.</summary>
public sealed class CaseReaders(StandingStore standings, PersonNames names, Func<CaseDb> open)
{
    /// <summary>In the order of their handles; two of one name have one handle, and both are meant.</summary>
    public async Task<IReadOnlyList<Mentionable>> Of(CaseNumber number, CancellationToken cancel)
    {
        await using var db = open();
        var people = await db.Members.AsNoTracking().Select(row => row.Person).ToListAsync(cancel);
        List<PersonId> readers = [];
        foreach (var person in people.Select(text => PersonId.Parse(text).Value))
        {
            if (await standings.MayRead(person, number.Text, cancel))
                readers.Add(person);
        }
        var called = await names.Of(readers, cancel);
        return
        [
            .. readers
                .Where(called.ContainsKey)
                .Select(person => new Mentionable(person, HandleOf(called[person])))
                .Where(reader => reader.Handle.Length > 0)
                .OrderBy(reader => reader.Handle, StringComparer.Ordinal),
        ];
    }

    /// <summary>Letters and digits of a name in small letters, everything between them a hyphen: <c>ann-lee</c>.</summary>
    internal static string HandleOf(string name)
    {
        var handle = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                handle.Append(Rune.ToLowerInvariant(rune));
            else if (handle.Length > 0 && handle[^1] != '-')
                handle.Append('-');
        }
        return handle.ToString().Trim('-');
    }
}

/// <summary>Somebody who may see a case.</summary>
public sealed record Mentionable(PersonId Person, string Handle);
