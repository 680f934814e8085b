using Microsoft.EntityFrameworkCore;

namespace Tocsin.Public.Storage;

/// <content>What there is at all.</content>
public sealed partial class PublicStore
{
    /// <summary>Whether anything of this kind was ever published.</summary>
    public async Task<bool> Has(string kind, CancellationToken cancel)
    {
        await using var db = open();
        return await db.InForce.AnyAsync(force => force.Kind == kind, cancel);
    }
}
