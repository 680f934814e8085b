using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Workspace.Storage;

/// <summary>Numbers that no case has yet.</summary>
internal static class FreeNumber
{
    private static readonly ReadableRandom random = new(RandomNumberGenerator.Fill);

    public static async Task<CaseNumber> Of(CaseDb db, CancellationToken cancel)
    {
        while (true)
        {
            var number = CaseNumber.From(random);
            if (!await db.Cases.AnyAsync(c => c.Number == number.Text, cancel))
                return number;
        }
    }

    /// <summary>In place of the hash of a receipt that was never made: random, so that no receipt has it.</summary>
    public static byte[] Nobodys() => RandomNumberGenerator.GetBytes(KeyedHash.Size);
}
