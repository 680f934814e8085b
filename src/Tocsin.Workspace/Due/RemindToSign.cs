using Tocsin.Governance.Agreements;
using Tocsin.Workspace.Partners;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Asks whoever has not signed a version: as it comes into force, and a week and a day before older signatures end. The key is
/// <c>privacy/2</c>. Organisations with early access are sent a link to sign theirs by.
/// </summary>
public sealed class RemindToSign(
    AgreementStore agreements,
    StandingStore standings,
    PartnerStore partners,
    AskMember ask,
    TimeProvider time
)
{
    public DueJob Job => new(Agreement.ReminderDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (
            key.Split('/') is not [var slug, var number]
            || AgreementNames.KindOf(slug) is not { } kind
            || !int.TryParse(number, out var version)
        )
            return null;
        var agreement = (await agreements.All(cancel))[kind];
        // a newer one is asked for in its place
        if (version != agreement.Versions.Count)
            return null;
        var now = time.GetUtcNow();
        if (kind == AgreementKind.EarlyAccess)
            await partners.SendLinks(agreement, version, cancel);
        else
            await Ask(agreement, kind, version, cancel);
        return agreement.NextReminder(version, now);
    }

    private async Task Ask(Agreement agreement, AgreementKind kind, int version, CancellationToken cancel)
    {
        var (slug, now) = (AgreementNames.SlugOf(kind), time.GetUtcNow());
        foreach (var (member, _) in await standings.All(cancel))
        {
            if (!member.Joined || !member.BelongsSomewhere || member.HasSigned(agreement, version))
                continue;
            await ask.Send(
                member.Id,
                $"{slug}/{version} {now:O}",
                $"Please sign the {kind.InWords()}",
                $"The {kind.InWords()} has a new version. Access is the signature: please read it and sign.",
                $"/agreements/{slug}",
                cancel
            );
        }
    }
}
