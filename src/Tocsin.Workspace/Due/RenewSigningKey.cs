using Microsoft.EntityFrameworkCore;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Signing;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Due;

/// <summary>Puts a new OpenPGP key in the place of the one that signs, and has everything that is public signed with it.</summary>
public sealed class RenewSigningKey(SigningKeys keys, Func<CaseDb> open, DueStore due)
{
    /// <summary>Returns when the key is there and the work is due; the worker of the running workspace does it.</summary>
    public async Task<Result<SigningKey>> Renew(CancellationToken cancel)
    {
        var renewed = await keys.Renew(cancel);
        if (!renewed.Succeeded)
            return renewed;
        await using var db = open();
        // which of them are public only the opened cases say
        foreach (var number in await db.Cases.Select(c => c.Number).ToListAsync(cancel))
            await due.Ask(CarryAdvisory.SignDue, number, cancel);
        foreach (
            var key in await db.Dues.Where(d => d.Kind == RenewSecurityTxt.Kind).Select(d => d.Key).ToListAsync(cancel)
        )
            await due.Ask(RenewSecurityTxt.Kind, key, cancel);
        return renewed;
    }
}
