using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.Partners;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Partners;

/// <summary>The early-access partners: who they are, whether they may be told anything, and the links by which they sign.</summary>
public sealed class PartnerStore
{
    /// <summary>So long a link can be signed by.</summary>
    public static readonly TimeSpan LinkLasts = TimeSpan.FromDays(14);

    private readonly LedgerStore ledgers;
    private readonly Origins origins;

    internal PartnerStore(LedgerStore ledgers, Origins origins) => (this.ledgers, this.origins) = (ledgers, origins);

    private static Problem NoLink { get; } =
        Problem.NotFound with
        {
            Title = "Nothing is signed by this link.",
            Next = "It may be too old, or a newer one was sent. Ask whoever sent it for another.",
        };

    /// <summary>All that there ever were, with what stands between each and being told; the first accepted first.</summary>
    public async Task<IReadOnlyList<(Partner Partner, IReadOnlyList<Governance.Standings.Reason> Obstacles)>> All(
        CancellationToken cancel
    )
    {
        var all = await ledgers.InTransaction<List<(Partner, IReadOnlyList<Governance.Standings.Reason>)>>(
            async session =>
            {
                var agreement = (await AgreementStore.Load(session, cancel))[AgreementKind.EarlyAccess];
                var found = new List<(Partner, IReadOnlyList<Governance.Standings.Reason>)>();
                foreach (var id in await session.Db.Partners.AsNoTracking().Select(row => row.Id).ToListAsync(cancel))
                {
                    var partner = await session.Load<Partner>(PartnerId.Parse(id).Value.Stream, cancel);
                    found.Add((partner, partner.Obstacles(agreement, session.Now)));
                }
                return found;
            },
            cancel
        );
        return [.. all.Value.OrderBy(one => one.Item1.Since)];
    }

    /// <summary>Those who might be told something at some instant of a span, and whether they still might at its end.</summary>
    public async Task<IReadOnlyList<(string Organisation, DateTimeOffset Since, bool Still)>> MightBeTold(
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancel
    )
    {
        var all = await ledgers.InTransaction<List<(string, DateTimeOffset, bool)>>(
            async session =>
            {
                var agreement = (await AgreementStore.Load(session, cancel))[AgreementKind.EarlyAccess];
                List<(string, DateTimeOffset, bool)> found = [];
                foreach (var id in await session.Db.Partners.AsNoTracking().Select(row => row.Id).ToListAsync(cancel))
                {
                    var recorded = await session.Entries(PartnerId.Parse(id).Value.Stream, cancel);
                    if (SinceWhen(id, recorded, agreement, from, until) is not { } since)
                        continue;
                    var partner = AsOf(id, recorded, until);
                    found.Add((partner.Text?.Organisation ?? "A partner", since, MayBeTold(partner, agreement, until)));
                }
                return found;
            },
            cancel
        );
        return all.Value;
    }

    // only what is recorded lets anybody in: in between, time alone can but shut them out
    private static DateTimeOffset? SinceWhen(
        string id,
        IReadOnlyList<Recorded> recorded,
        Agreement agreement,
        DateTimeOffset from,
        DateTimeOffset until
    ) =>
        recorded
            .Select(entry => entry.At)
            .Concat(agreement.Versions.Select(version => version.InForceFrom))
            .Where(at => at > from && at <= until)
            .Prepend(from)
            .Order()
            .Where(at => MayBeTold(AsOf(id, recorded, at), agreement, at))
            .Select(at => (DateTimeOffset?)at)
            .FirstOrDefault();

    private static bool MayBeTold(Partner partner, Agreement agreement, DateTimeOffset at) =>
        partner.Obstacles(agreement, at).Count == 0;

    private static Partner AsOf(string id, IReadOnlyList<Recorded> recorded, DateTimeOffset at) =>
        Folding.Fold<Partner>(PartnerId.Parse(id).Value.Stream, recorded.TakeWhile(entry => entry.At <= at));

    /// <summary>Loads a partner, lets it decide, and writes what was decided; not found where there is none.</summary>
    public Task<Result<Partner>> Decide(
        string? id,
        Func<Partner, DateTimeOffset, Result<Decision>> decide,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Partner>(
            async session =>
            {
                if (await Known(session, id, cancel) is not { } partner)
                    return Problem.NotFound;
                if (!decide(partner, session.Now).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(partner.Id.Stream, decision, by, cancel);
                return partner;
            },
            cancel
        );

    /// <summary>A link to sign by; the one before works no more. Not found for who is a partner no more.</summary>
    internal Task<Result<(Partner Partner, Uri Link, DateTimeOffset Expires)>> Offer(
        string? id,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<(Partner, Uri, DateTimeOffset)>(
            async session =>
            {
                if (await Known(session, id, cancel) is not { WithdrawnAt: null } partner)
                    return Problem.NotFound;
                var (rows, now, name) = (session.Db.PartnerLinks, session.Now, partner.Id.Text);
                rows.RemoveRange(await rows.Where(l => l.Partner == name || l.Expires < now).ToListAsync(cancel));
                var (code, expires) = (InvitationCode.Create(), now + LinkLasts);
                rows.Add(
                    new()
                    {
                        Hash = code.Hash,
                        Partner = name,
                        Expires = expires,
                    }
                );
                return (partner, new Uri(origins.Workspace, $"{SignAsPartner.Path}/{code.Text}"), expires);
            },
            cancel
        );

    /// <summary>Has a link mailed to every partner that has not signed a version.</summary>
    /// <param name="agreement">The early-access agreement.</param>
    internal Task SendLinks(Agreement agreement, int version, CancellationToken cancel) =>
        ledgers.InTransaction<bool>(
            async session =>
            {
                foreach (var id in await session.Db.Partners.AsNoTracking().Select(row => row.Id).ToListAsync(cancel))
                {
                    var partner = await session.Load<Partner>(PartnerId.Parse(id).Value.Stream, cancel);
                    if (!partner.HasSigned(agreement, version) && partner.AskForLink().TryGet(out var asked, out _))
                        await session.Record(partner.Id.Stream, asked, Actor.Tocsin, cancel);
                }
                return true;
            },
            cancel
        );

    /// <summary>Whose link it is, with the text to sign; without using it up.</summary>
    internal Task<Result<(Partner Partner, TextToSign Text)>> Recognise(string? code, CancellationToken cancel) =>
        ledgers.InTransaction<(Partner, TextToSign)>(session => Recognise(session, code, cancel), cancel);

    /// <summary>Signs what was before their eyes; the link works no more.</summary>
    internal Task<Result<Partner>> Sign(string? code, string name, SignedText text, CancellationToken cancel) =>
        ledgers.InTransaction<Partner>(
            async session =>
            {
                if (!(await Recognise(session, code, cancel)).TryGet(out var found, out var problem))
                    return problem;
                var (partner, _) = found;
                var agreement = (await AgreementStore.Load(session, cancel))[AgreementKind.EarlyAccess];
                var signed = partner.Sign(agreement, text.Version, text.Text, new(name), session.Now);
                if (!signed.TryGet(out var decision, out problem))
                    return problem;
                await session.Record(partner.Id.Stream, decision, new Actor(partner.Id.Text), cancel);
                var hash = InvitationCode.Parse(code)!.Value.Hash;
                session.Db.PartnerLinks.Remove(await session.Db.PartnerLinks.SingleAsync(l => l.Hash == hash, cancel));
                return partner;
            },
            cancel
        );

    private static async Task<Result<(Partner, TextToSign)>> Recognise(
        LedgerSession session,
        string? code,
        CancellationToken cancel
    )
    {
        // what cannot be a code is looked up too, so that it takes as long
        var (hash, now) = ((InvitationCode.Parse(code) ?? InvitationCode.Create()).Hash, session.Now);
        var row = await session
            .Db.PartnerLinks.AsNoTracking()
            .FirstOrDefaultAsync(l => l.Hash == hash && l.Expires > now, cancel);
        if (row is null || await Known(session, row.Partner, cancel) is not { WithdrawnAt: null } partner)
            return NoLink;
        var agreement = (await AgreementStore.Load(session, cancel))[AgreementKind.EarlyAccess];
        return agreement.InForceAt(now) is { } version ? (partner, TextToSign.Of(agreement, version)) : NoLink;
    }

    private static async Task<Partner?> Known(LedgerSession session, string? id, CancellationToken cancel) =>
        PartnerId.Parse(id).TryGet(out var parsed, out _)
        && await session.Db.Partners.AnyAsync(row => row.Id == parsed.Text, cancel)
            ? await session.Load<Partner>(parsed.Stream, cancel)
            : null;
}
