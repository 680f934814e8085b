using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Handling;
using Tocsin.Cases.Maintainers;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Contacts;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>The maintainers who take part without an account: invited, shown to control the package, signed, told.</summary>
public sealed partial class Case
{
    /// <summary>The due row that mails an invitation; its key is the case number and the maintainer's.</summary>
    public const string InviteDue = "invite-maintainer";

    /// <summary>The most invitations of one case.</summary>
    public const int MostMaintainers = 50;

    /// <summary>Business days for the view of a vendor's maintainers before a CVE ID is assigned without it.</summary>
    public const int ViewBusinessDays = 5;

    private readonly List<Maintainer> maintainers = [];
    private readonly List<ProposedPerson> people = [];
    private readonly List<MaintainerWord> maintainerWords = [];
    private readonly Dictionary<int, SharedText?> shared = [];
    private readonly Dictionary<int, DateTimeOffset> viewsAsked = [];
    private readonly HashSet<int> viewsGiven = [];

    /// <summary>Everybody who was invited, in order; some have left.</summary>
    public IReadOnlyList<Maintainer> Maintainers => maintainers;

    /// <summary>For which vendor somebody of this case speaks; null for who speaks for none.</summary>
    public int? VendorOf(Actor actor) =>
        Viewer.OfVendor.NumberOf(actor) ?? maintainers.Find(one => one.Actor == actor)?.Vendor;

    /// <summary>Whom maintainers proposed.</summary>
    public IReadOnlyList<ProposedPerson> ProposedPeople => people;

    /// <summary>What maintainers told the team beside the steps of the fix, in order.</summary>
    public IReadOnlyList<MaintainerWord> MaintainerWords => maintainerWords;

    /// <summary>What whoever is invited now signs.</summary>
    public TermsToSign TermsInForce =>
        TermsToSign.Of(
            Embargo.InForce() ? EmbargoEnds : null,
            $"{Tlp.Mark()}: {Tlp.Meaning()}",
            proposals.LastOrDefault(p => p.Fate == ProposalFate.Agreed)?.Terms
        );

    /// <summary>The report as a vendor's maintainers read it; null: nothing was shared, or it was destroyed.</summary>
    public SharedText? SharedWith(int vendor) => shared.GetValueOrDefault(vendor);

    /// <summary>The latest instant until which a view of a vendor's maintainers is awaited, UTC; null: none is.</summary>
    public DateTimeOffset? ViewAwaitedUntil(DateTimeOffset now) =>
        viewsAsked.Keys.Select(vendor => ViewAwaitedOf(vendor, now)).Max();

    /// <summary>Until when the view of one vendor's maintainers is awaited, UTC; null: it is not.</summary>
    public DateTimeOffset? ViewAwaitedOf(int vendor, DateTimeOffset now) =>
        Cve is null && viewsAsked.TryGetValue(vendor, out var by) && by > now && !viewsGiven.Contains(vendor)
            ? by
            : null;

    /// <summary>Invites somebody to sign. It is an attempt to reach the vendor.</summary>
    /// <param name="byMail">Whether Tocsin mails the code to the address.</param>
    public Result<Decision> InviteMaintainer(
        Viewer.Member by,
        int vendor,
        InvitedText text,
        bool byMail,
        DateTimeOffset now
    ) => TheVendor(by, vendor).Then(found => Invited(found.Number, text, byMail, null, now));

    /// <summary>Takes an invitation back, or lets somebody go who took part.</summary>
    public Result<Decision> LetMaintainerGo(Viewer.Member by, int maintainer) =>
        MayJudge(by) is { } refused ? refused
        : maintainers.Find(m => m.Number == maintainer) is not { Left: null } found ? CaseProblems.NoSuchMaintainer
        : Decision.Of(new MaintainerLeft(found.Number, LeftBecause.LetGo));

    /// <summary>Has a new code mailed, or for who has signed a new receipt; what goes by hand the caller makes.</summary>
    public Result<Decision> SendCode(Viewer.Member by, int maintainer, DateTimeOffset now)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (maintainers.Find(m => m.Number == maintainer) is not { } found || !(found.TakesPart || found.MaySign(now)))
            return CaseProblems.NoSuchMaintainer;
        var sent = Decision.Of(new CodeSent(found.Number));
        return found.ByMail ? sent.And(new DueRow(InviteDue, $"{Number}:{found.Number}", now)) : sent;
    }

    /// <summary>Has the code of an invitation mailed to an address that the package publishes, and from then on there alone. It is an attempt.</summary>
    public Result<Decision> MailCode(Viewer.Member by, int maintainer, string address, DateTimeOffset now)
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (maintainers.Find(m => m.Number == maintainer) is not { } found || !found.MaySign(now))
            return CaseProblems.NoSuchMaintainer;
        if (PublishedMail(found.Vendor, address) is not { } published)
            return CaseProblems.NotPublished;
        return Decision
            .Of(new CodeMailed(found.Number) { Text = new(published.Address) })
            .And(new DueRow(InviteDue, $"{Number}:{found.Number}", now))
            .And(Reach(now));
    }

    /// <summary>Records that a maintainer took a new code, having shown that they read mail where the one before went.</summary>
    public Decision ReplaceCode(int maintainer) => Decision.Of(new CodeReplaced(maintainer)).And(ToOwner);

    /// <summary>Records that the token was seen in the repository, or why somebody's word is taken for it.</summary>
    /// <param name="reason">With <see cref="ProofWay.TriagersWord"/>; else what was seen, or null.</param>
    public Result<Decision> ProveControl(Viewer.Member by, int maintainer, ProofWay way, ReasonText? reason)
    {
        if (MayCoordinate(by) is { } refused)
            return refused;
        if (maintainers.Find(m => m.Number == maintainer) is not { Left: null } found)
            return CaseProblems.NoSuchMaintainer;
        if (found.Proof is not null)
            return Decision.Nothing;
        if (way is not (ProofWay.Repository or ProofWay.TriagersWord))
            return Problem.Faulty([new("way", "Choose repository or triagers-word.")]);
        if (way == ProofWay.TriagersWord && reason is null)
            return Problem.Faulty([new("reason", "Say why their word is taken.")]);
        if (way == ProofWay.Repository && found.TokenPlace is null)
            return CaseProblems.NoTokenPlace;
        return Decision.Of(new ControlProved(found.Number, way) { Text = reason }).And(ToMaintainer(found));
    }

    /// <summary>Shares the report with the maintainers of a vendor: those who signed, and who signs later.</summary>
    public Result<Decision> ShareReport(
        Viewer.Member by,
        int vendor,
        SharedText text,
        Programme programme,
        DateTimeOffset now
    ) =>
        TheVendor(by, vendor)
            .Then(found =>
            {
                if (SharedWith(vendor) == text)
                    return Decision.Nothing;
                var readers = maintainers.Where(m => m.Vendor == vendor && m.TakesPart).ToList();
                var decision = Decision.Of(new ReportShared(vendor) { Text = text });
                return (Result<Decision>)(
                    readers.Count == 0
                        ? decision
                        : (decision with { Entries = [.. decision.Entries, .. Told(found, programme, now)] }).And(
                            readers.Select(ToMaintainer)
                        )
                );
            });

    /// <summary>Agrees that somebody whom a maintainer proposed is invited, or not.</summary>
    /// <param name="token">For the invitation.</param>
    public Result<Decision> SettlePerson(Viewer.Member by, int proposal, bool agrees, string token, DateTimeOffset now)
    {
        if (MayCoordinate(by) is { } refused)
            return refused;
        if (people.Find(p => p.Number == proposal) is not { Agreed: null } asked)
            return CaseProblems.NoSuchPerson;
        var settled = new PersonSettled(proposal, agrees);
        var proposer = maintainers.Find(m => m.Number == asked.By)!;
        if (!agrees)
            return Decision.Of(settled).And(ToMaintainer(proposer));
        if (asked.Text is not { } person)
            return CaseProblems.NoSuchPerson;
        return Invited(proposer.Vendor, new(person.Name, person.Address, token), true, asked.By, now)
            .Map(invited => (invited with { Entries = [settled, .. invited.Entries] }).And(ToMaintainer(proposer)));
    }

    // CNA operational rules 4.1: who looks after it is heard before, but cannot prevent it
    private Problem? MayAssignUnheard(DateTimeOffset now, ReasonText? unheard) =>
        unheard is null && ViewAwaitedUntil(now) is { } until ? CaseProblems.ViewAwaited(until) : null;

    private Decision Unheard(Decision assigned, DateTimeOffset now, ReasonText? unheard) =>
        unheard is not null && ViewAwaitedUntil(now) is not null
            ? assigned with
            {
                Entries = [new ViewNotAwaited { Text = unheard }, .. assigned.Entries],
            }
            : assigned;

    private Result<Decision> Invited(int vendor, InvitedText text, bool byMail, int? namedBy, DateTimeOffset now)
    {
        if (State is ReportState.Received or ReportState.Invalid or ReportState.Closed)
            return CaseProblems.NotYetInvited;
        if (!vendors.Exists(v => v.Number == vendor))
            return CaseProblems.NoSuchVendor;
        if (maintainers.Count >= MostMaintainers)
            return CaseProblems.TooManyMaintainers;
        if (
            maintainers.Exists(m =>
                m.Vendor == vendor
                && (m.TakesPart || m.MaySign(now))
                && string.Equals(m.Text?.Address, text.Address, StringComparison.OrdinalIgnoreCase)
            )
        )
            return CaseProblems.InvitedAlready;
        var number = maintainers.Count + 1;
        var published = ContactsOf(vendor)
            .Any(contact => string.Equals(contact.Address, text.Address, StringComparison.OrdinalIgnoreCase));
        var entry = new MaintainerInvited(vendor, number, now + Maintainer.InvitationLasts, byMail, published, namedBy)
        {
            Text = text,
        };
        var decision = Decision.Of(entry).And(Reach(now));
        return byMail ? decision.And(new DueRow(InviteDue, $"{Number}:{number}", now)) : decision;
    }

    private PublishedContact? PublishedMail(int vendor, string address) =>
        ContactsOf(vendor)
            .FirstOrDefault(contact =>
                contact.Way == ContactWay.Email
                && string.Equals(contact.Address, address, StringComparison.OrdinalIgnoreCase)
            );

    // whoever reads the report knows of it, and is asked for their view
    private IEnumerable<Entry> Told(Vendor vendor, Programme programme, DateTimeOffset now)
    {
        if (!vendor.IsTold)
            yield return new VendorMoved(vendor.Number, CaseEvent.VendorAware);
        if (vendor.Status <= VendorStatus.HasNotAnswered)
            yield return new VendorStatusSet(vendor.Number, VendorStatus.HasNotLooked, null) { Text = new(null, null) };
        if (Cve is null && !viewsAsked.ContainsKey(vendor.Number))
            yield return new ViewAsked(vendor.Number, programme.Calendar.EndOfBusinessDay(now, ViewBusinessDays));
    }

    private DueRow ToMaintainer(Maintainer maintainer) => Notices.ToMaintainer(maintainer.Number, Number);

    private IEnumerable<DueRow> ToMaintainers() => maintainers.Where(m => m.TakesPart).Select(ToMaintainer);

    private void ApplyToMaintainers(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case MaintainerInvited entry:
                Apply(entry, recorded);
                break;
            case CodeSent entry:
                ApplyReminder(entry, recorded);
                break;
            case CodeMailed entry:
                Apply(entry, recorded);
                break;
            case CodeReplaced entry:
                Change(entry.Maintainer, one => one with { ReplacedAt = recorded.At });
                break;
            case TokenPlaced entry:
                Change(entry.Maintainer, one => one with { TokenPlace = entry.Text?.Said });
                break;
            case ControlProved entry:
                Change(entry.Maintainer, one => one with { Proof = entry.Way, ProofReason = entry.Text?.Reason });
                break;
            case TermsSigned entry:
                Change(
                    entry.Maintainer,
                    one => one with { SignedAt = recorded.At, SignedUntil = entry.Until, SignedName = entry.Text?.Name }
                );
                break;
            case MaintainerLeft entry:
                Change(
                    entry.Maintainer,
                    one => one with { Left = entry.Why, WentAt = entry.Why == LeftBecause.LetGo ? null : recorded.At }
                );
                break;
            case MaintainerAway entry:
                Change(entry.Maintainer, one => one with { AwayUntil = entry.Until });
                break;
            case ReportShared entry:
                shared[entry.Vendor] = entry.Text;
                break;
            case ViewAsked entry:
                viewsAsked[entry.Vendor] = entry.By;
                break;
            case PersonProposed entry:
                people.Add(new(entry.Proposal, entry.Maintainer, entry.Text, recorded.At, null));
                break;
            case PersonSettled entry when people.FindIndex(p => p.Number == entry.Proposal) is >= 0 and var at:
                people[at] = people[at] with { Agreed = entry.Agreed };
                break;
            default:
                ApplyWord(recorded);
                break;
        }
    }

    private void Apply(MaintainerInvited entry, Recorded recorded)
    {
        maintainers.Add(
            new(entry.Maintainer, entry.Vendor, entry.Text, recorded.At, entry.Expires)
            {
                ByMail = entry.ByMail,
                // the code was mailed to where the package itself says that it can be reached: who holds it reads mail there
                Proof =
                    entry.NamedBy is not null ? ProofWay.Named
                    : entry.ByMail && entry.Published ? ProofWay.PublishedContact
                    : null,
            }
        );
        attempts.Add(new(entry.Vendor, recorded.At, AttemptWay.Invitation, recorded.By, null, entry.Maintainer));
    }

    // a code that is mailed again asks them once more
    private void ApplyReminder(CodeSent entry, Recorded recorded)
    {
        if (maintainers.Find(m => m.Number == entry.Maintainer) is { ByMail: true, SignedAt: null } asked)
            attempts.Add(new(asked.Vendor, recorded.At, AttemptWay.Invitation, recorded.By, null, asked.Number));
    }

    private void Apply(CodeMailed entry, Recorded recorded)
    {
        if (maintainers.Find(m => m.Number == entry.Maintainer) is not { } asked)
            return;
        var to = entry.Text?.Address;
        Change(
            asked.Number,
            one =>
                one with
                {
                    ByMail = true,
                    // where that was destroyed, nobody knows any more where the code may go
                    Text = one.Text is { } text && to is not null ? text with { Address = to } : null,
                    Proof = one.Proof ?? ProofWay.PublishedContact,
                }
        );
        var said = to is null ? null : new AttemptText(to, null);
        attempts.Add(new(asked.Vendor, recorded.At, AttemptWay.Invitation, recorded.By, said, asked.Number));
    }

    private void Change(int number, Func<Maintainer, Maintainer> change)
    {
        var at = maintainers.FindIndex(m => m.Number == number);
        if (at >= 0)
            maintainers[at] = change(maintainers[at]);
    }
}
