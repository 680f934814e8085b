using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Partners;

/// <summary>
/// An organisation that may be told before the public, from the ballot on. Whether it may be told at an instant is computed from what is
/// recorded, as for a member: accepted, the agreement in force signed, not suspended, not over.
/// </summary>
public sealed class Partner : IFolded<Partner>
{
    /// <summary>The due row that mails the link to sign by; its key is the ID.</summary>
    public const string LinkDue = "partner-link";

    /// <summary>So long an organisation is accepted.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromDays(365);

    private readonly List<(int Version, TextHash Text, DateTimeOffset At)> signatures = [];

    private Partner(PartnerId id) => Id = id;

    public PartnerId Id { get; }

    public bool Exists => Since is not null;

    /// <summary>Null once redacted.</summary>
    public PartnerText? Text { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>When the term is over, UTC.</summary>
    public DateTimeOffset Until { get; private set; }

    /// <summary>The last one, unless it was lifted; it may be over.</summary>
    public Suspension? Suspension { get; private set; }

    /// <summary>UTC; null while they are a partner.</summary>
    public DateTimeOffset? WithdrawnAt { get; private set; }

    public static Partner Empty(StreamId stream) => new(PartnerId.Parse(stream.Name).Value);

    /// <summary>Accepts an organisation for a year; it signs by a link that is mailed to its address.</summary>
    public Result<Decision> Accept(PartnerText text, DateTimeOffset now) =>
        Exists
            ? Problem.Conflict("partner.accepted-already", "This organisation was accepted already.")
            : Decision
                .Of(new PartnerAccepted(now + Term) { Text = text })
                .And(new DueRow(LinkDue, Id.Text, DateTimeOffset.UnixEpoch));

    /// <summary>Signs the version in force, or the newest ahead of its day. Signing the same again writes nothing.</summary>
    public Result<Decision> Sign(Agreement agreement, int version, TextHash text, SignatoryText by, DateTimeOffset now)
    {
        if (!Exists || WithdrawnAt is not null)
            return Problem.NotFound;
        if (agreement.Kind != AgreementKind.EarlyAccess || !agreement.CanBeSigned(version, now))
            return AgreementProblems.NotTheOneToSign;
        if (agreement.Versions[version - 1].Hash != text)
            return AgreementProblems.AnotherText;
        return signatures.Exists(s => s.Version == version && s.Text == text)
            ? Decision.Nothing
            : Decision.Of(new PartnerSigned(version, text) { Text = by });
    }

    /// <summary>Has a new link to sign by mailed to them.</summary>
    public Result<Decision> AskForLink() =>
        Exists && WithdrawnAt is null
            ? Decision.Nothing.And(new DueRow(LinkDue, Id.Text, DateTimeOffset.UnixEpoch))
            : Problem.NotFound;

    /// <param name="until">UTC; null: until somebody reinstates them.</param>
    public Result<Decision> Suspend(DateTimeOffset? until, ReasonText reason, DateTimeOffset now)
    {
        if (!Exists || WithdrawnAt is not null)
            return Problem.NotFound;
        return until <= now
            ? MemberProblems.EndsBeforeItBegins
            : Decision.Of(new PartnerSuspended(until) { Text = reason });
    }

    public Result<Decision> Reinstate(ReasonText reason, DateTimeOffset now) =>
        !Exists ? Problem.NotFound
        : Suspension?.HoldsAt(now) == true ? Decision.Of(new PartnerReinstated { Text = reason })
        : Decision.Nothing;

    public Result<Decision> Withdraw(ReasonText reason) =>
        !Exists ? Problem.NotFound
        : WithdrawnAt is null ? Decision.Of(new PartnerWithdrawn { Text = reason })
        : Decision.Nothing;

    /// <summary>Every reason why they may not be told anything at <paramref name="now"/>; empty: they may.</summary>
    /// <param name="agreement">The early-access agreement.</param>
    public IReadOnlyList<Reason> Obstacles(Agreement agreement, DateTimeOffset now)
    {
        var reasons = new List<Reason>();
        if (!Exists)
            reasons.Add(new("partner.not-accepted", "Nobody accepted them."));
        else if (WithdrawnAt is not null)
            reasons.Add(new("partner.withdrawn", "They are a partner no more."));
        else if (now >= Until)
            reasons.Add(
                new("partner.term-over", "The year for which they were accepted is over.", "Propose them anew.")
            );
        if (Suspension?.HoldsAt(now) == true)
            reasons.Add(new("partner.suspended", "They are suspended.", null, Suspension.Until));
        if (!signatures.Exists(s => CountsAt(agreement, s.Version, s.Text, s.At, now)))
            reasons.Add(
                new("partner.agreement-unsigned", "They have not signed the agreement in force.", "Send them a link.")
                {
                    Agreement = AgreementKind.EarlyAccess,
                }
            );
        return reasons;
    }

    /// <summary>Whether they signed that version's very text.</summary>
    /// <param name="agreement">The early-access agreement.</param>
    public bool HasSigned(Agreement agreement, int version) =>
        signatures.Exists(s => s.Version == version && s.Text == agreement.Versions[version - 1].Hash);

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case PartnerAccepted entry:
                (Text, Since, Until) = (entry.Text, recorded.At, entry.Until);
                break;
            case PartnerSigned entry:
                signatures.Add((entry.Version, entry.TextHash, recorded.At));
                break;
            case PartnerSuspended entry:
                Suspension = new(recorded.At, entry.Until, entry.Text?.Reason);
                break;
            case PartnerReinstated:
                Suspension = null;
                break;
            case PartnerWithdrawn:
                WithdrawnAt = recorded.At;
                break;
        }
    }

    private static bool CountsAt(
        Agreement agreement,
        int version,
        TextHash text,
        DateTimeOffset signedAt,
        DateTimeOffset now
    )
    {
        if (version > agreement.Versions.Count || agreement.Versions[version - 1].Hash != text)
            return false;
        var (from, until) = agreement.Counts(version, signedAt);
        return from <= now && (until is null || now < until);
    }
}
