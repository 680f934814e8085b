using Microsoft.EntityFrameworkCore;
using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.People.Standings;

/// <summary>The agreements, and who signs them. Access is the signature.</summary>
public sealed class AgreementStore
{
    private readonly LedgerStore ledgers;

    internal AgreementStore(LedgerStore ledgers) => this.ledgers = ledgers;

    /// <summary>What everybody signs who joins.</summary>
    public static IReadOnlyList<AgreementKind> OfEverybody { get; } =
    [AgreementKind.Privacy, AgreementKind.CodeOfConduct];

    /// <summary>All kinds, those without a version too.</summary>
    public async Task<IReadOnlyDictionary<AgreementKind, Agreement>> All(CancellationToken cancel)
    {
        var all = await ledgers.InTransaction<IReadOnlyDictionary<AgreementKind, Agreement>>(
            async session => Result.Of(await Load(session, cancel)),
            cancel
        );
        return all.Value;
    }

    /// <summary>Gives a new installation texts to begin with: without them nobody could sign, and so nobody could see anything.</summary>
    public Task PublishDefaults(CancellationToken cancel) =>
        ledgers.InTransaction<bool>(
            async session =>
            {
                (AgreementKind, string)[] defaults =
                [
                    (AgreementKind.Privacy, DefaultAgreements.Privacy),
                    (AgreementKind.CodeOfConduct, DefaultAgreements.CodeOfConduct),
                    (AgreementKind.EarlyAccess, DefaultAgreements.EarlyAccess),
                ];
                foreach (var (kind, text) in defaults)
                {
                    var stream = Agreement.Stream(kind);
                    var agreement = await session.Load<Agreement>(stream, cancel);
                    if (agreement.Newest is null)
                        await session.Record(
                            stream,
                            agreement.Publish(0, text, null, 0, session.Now).Value,
                            Actor.Tocsin,
                            cancel
                        );
                }
                return true;
            },
            cancel
        );

    /// <summary>Publishes the next version of an agreement.</summary>
    /// <param name="after">The newest version that the writer saw.</param>
    /// <param name="inForceFrom">UTC; null: at once.</param>
    /// <param name="daysToSign">So long older signatures still count.</param>
    public Task<Result<Agreement>> Publish(
        AgreementKind kind,
        int after,
        string? markdown,
        DateTimeOffset? inForceFrom,
        int daysToSign,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<Agreement>(
            async session =>
            {
                var stream = Agreement.Stream(kind);
                var agreement = await session.Load<Agreement>(stream, cancel);
                var published = agreement.Publish(after, markdown, inForceFrom, daysToSign, session.Now);
                if (!published.TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(stream, decision, by, cancel);
                return agreement;
            },
            cancel
        );

    /// <summary>Signs what the member had before their eyes.</summary>
    public Task<Result<Member>> Sign(PersonId person, SignedText text, CancellationToken cancel) =>
        ledgers.InTransaction<Member>(
            async session =>
            {
                var member = await session.Load<Member>(Member.Stream(person), cancel);
                return await Sign(session, member, text, cancel) is { } problem ? problem : member;
            },
            cancel
        );

    internal static async Task<IReadOnlyDictionary<AgreementKind, Agreement>> Load(
        LedgerSession session,
        CancellationToken cancel
    )
    {
        // asked of the rows first: loading a stream that is not there makes a key for it
        var there = await session
            .Db.Streams.AsNoTracking()
            .Where(row => row.Kind == "agreement")
            .Select(row => row.Name)
            .ToListAsync(cancel);
        var all = new Dictionary<AgreementKind, Agreement>();
        foreach (var kind in Enum.GetValues<AgreementKind>())
        {
            var stream = Agreement.Stream(kind);
            all[kind] = there.Contains(stream.Name)
                ? await session.Load<Agreement>(stream, cancel)
                : Agreement.Empty(stream);
        }
        return all;
    }

    /// <summary>What of <see cref="OfEverybody"/> is in force and not among what is about to be signed, as faults of a form.</summary>
    internal static async Task<Problem?> SignAll(
        LedgerSession session,
        Member member,
        IReadOnlyList<SignedText> promised,
        CancellationToken cancel
    )
    {
        var agreements = await Load(session, cancel);
        var faults = new FaultCollector();
        foreach (var kind in OfEverybody.Where(kind => agreements[kind].InForceAt(session.Now) is not null))
        {
            if (!promised.Any(text => text.Kind == kind))
                faults.Add(SignedText.Field, $"Read and sign the {kind.InWords()}.");
        }
        if (faults.Faults.Count > 0)
            return Problem.Faulty(faults.Faults);
        foreach (var text in promised)
        {
            if (await Sign(session, member, text, cancel) is { } problem)
                return problem;
        }
        return null;
    }

    private static async Task<Problem?> Sign(
        LedgerSession session,
        Member member,
        SignedText text,
        CancellationToken cancel
    )
    {
        var agreement = await session.Load<Agreement>(Agreement.Stream(text.Kind), cancel);
        if (!member.Sign(agreement, text.Version, text.Text, session.Now).TryGet(out var decision, out var problem))
            return problem;
        await session.Record(Member.Stream(member.Id), decision, member.Id.Actor, cancel);
        return null;
    }
}
