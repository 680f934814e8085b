using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Ledger.Sealing;

namespace Tocsin.Workspace.Storage;

/// <summary>
/// What members have begun to write and not sent: one text for each of them, case and channel, sealed under the key of the case. Only
/// who wrote it gets it back. That they may see the case is for the caller to have made sure of.
/// </summary>
public sealed class DraftStore
{
    /// <summary>So long a text is kept that nobody touches.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    private readonly Func<CaseDb> open;
    private readonly KeyStore keys;
    private readonly ProgrammeKeys programme;
    private readonly KeyedHash hashes;
    private readonly TimeProvider time;

    internal DraftStore(Func<CaseDb> open, KeyStore keys, ProgrammeKeys programme, TimeProvider time)
    {
        (this.open, this.keys, this.programme, this.time) = (open, keys, programme, time);
        hashes = programme.HashFor("kept-draft");
    }

    /// <summary>Keeps a text instead of the one before; an empty one is none.</summary>
    public async Task Keep(
        CaseNumber number,
        Viewer.Member by,
        Audience audience,
        string body,
        CancellationToken cancel
    )
    {
        if (body.Trim().Length == 0)
        {
            await Forget(number, by, audience, cancel);
            return;
        }
        var now = time.GetUtcNow();
        using var key = await Key(number, cancel);
        var text = key.Seal(Purpose(by, audience), JsonSerializer.SerializeToUtf8Bytes(new KeptDraft(body, now)));
        await using var db = open();
        await db.KeptDrafts.Where(row => row.Until <= now).ExecuteDeleteAsync(cancel);
        var hash = Hash(number, by, audience);
        if (await db.KeptDrafts.FindAsync([hash], cancel) is { } before)
            (before.Text, before.Until) = (text, now + Patience);
        else
        {
            db.KeptDrafts.Add(
                new()
                {
                    Hash = hash,
                    Number = number.Text,
                    Until = now + Patience,
                    Text = text,
                }
            );
        }
        await db.SaveChangesAsync(cancel);
    }

    public async Task Forget(CaseNumber number, Viewer.Member by, Audience audience, CancellationToken cancel)
    {
        var hash = Hash(number, by, audience);
        await using var db = open();
        await db.KeptDrafts.Where(row => row.Hash == hash).ExecuteDeleteAsync(cancel);
    }

    /// <summary>What somebody kept in one case, by channel.</summary>
    public async Task<IReadOnlyDictionary<Audience, KeptDraft>> Of(
        CaseNumber number,
        Viewer.Member by,
        IReadOnlyList<Audience> audiences,
        CancellationToken cancel
    )
    {
        var now = time.GetUtcNow();
        await using var db = open();
        var rows = await db
            .KeptDrafts.AsNoTracking()
            .Where(row => row.Number == number.Text && row.Until > now)
            .ToListAsync(cancel);
        var found = new Dictionary<Audience, KeptDraft>();
        if (rows.Count == 0)
            return found;
        using var key = await Key(number, cancel);
        foreach (var audience in audiences)
        {
            var hash = Hash(number, by, audience);
            if (rows.Find(row => row.Hash.AsSpan().SequenceEqual(hash)) is { } row)
                found[audience] = JsonSerializer.Deserialize<KeptDraft>(key.Open(Purpose(by, audience), row.Text))!;
        }
        return found;
    }

    private async Task<StreamKey> Key(CaseNumber number, CancellationToken cancel) =>
        StreamKey.Unwrap(
            programme.Private ?? throw new InvalidOperationException("this process can seal and not open"),
            await keys.OfStream(number.Stream, cancel)
                ?? throw new InvalidOperationException($"the key of {number.Stream} is missing")
        );

    private static string Purpose(Viewer.Member by, Audience audience) => $"draft {by.Person} {audience}";

    private byte[] Hash(CaseNumber number, Viewer.Member by, Audience audience) =>
        hashes.Of(Encoding.ASCII.GetBytes($"{by.Person} {number} {audience}"));
}

/// <summary>A text that somebody kept.</summary>
/// <param name="At">When, UTC.</param>
public sealed record KeptDraft(string Body, DateTimeOffset At);
