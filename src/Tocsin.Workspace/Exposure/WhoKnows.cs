using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Handling;
using Tocsin.Cases.Maintainers;
using Tocsin.Governance.People;
using Tocsin.Governance.Standings;
using Tocsin.Ledger;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Exposure;

/// <summary>Puts the list together from the case, from the record of who opened it, and from what members may.</summary>
internal sealed record WhoKnows(
    Case Case,
    ReadHistory Reads,
    IReadOnlyList<(Member Member, Standing Standing)> Members,
    ActorNames Names,
    DateTimeOffset At
)
{
    public WhoKnowsResponse ToResponse() =>
        new(Case.Number.Text, Case.Tlp.Mark(), At, Inside(), [.. Outside().OrderBy(party => party.Since)]);

    private IReadOnlyList<InsidePerson> Inside()
    {
        var ways = Members
            .SelectMany(one => NowOf(one.Member, one.Standing).Select(way => (Person: one.Member.Id.Text, Way: way)))
            .Concat(Ended())
            .Where(one => one.Way.From <= At)
            .ToLookup(one => one.Person, one => one.Way, StringComparer.Ordinal);
        var reads = Reads
            .All.Where(read => read.At <= At && read.By != Actor.Reporter && read.By != Actor.Tocsin)
            .Where(read => Case.VendorOf(read.By) is null)
            .ToLookup(read => read.By.Id, StringComparer.Ordinal);
        return
        [
            .. ways.Select(group => group.Key)
                .Union(reads.Select(group => group.Key), StringComparer.Ordinal)
                .Select(person => Of(person, [.. ways[person]], [.. reads[person]]))
                .OrderByDescending(person => person.Opened > 0)
                .ThenBy(person => person.Name, StringComparer.Ordinal),
        ];
    }

    private InsidePerson Of(string person, IReadOnlyList<WayIn> ways, IReadOnlyList<Opening> reads) =>
        new(
            person,
            Names.Of(new Actor(person)),
            ways,
            ways.Any(way => way.Until is null || way.Until > At),
            reads.Count,
            reads is [var first, ..] ? first.At : null,
            reads is [.., var last] ? last.At : null,
            [
                .. reads
                    .GroupBy(read => read.What, StringComparer.Ordinal)
                    .Select(part => new OpenedPart(part.Key, part.Count()))
                    .OrderBy(part => part.Part, StringComparer.Ordinal),
            ]
        );

    private IEnumerable<WayIn> NowOf(Member member, Standing standing)
    {
        if (standing.Rights.IsRecusedFrom(Case.Number.Text))
            return [];
        return standing
            .Rights.All.Where(right => right.Duty == Duty.Triager)
            .Select(right => new WayIn("triager", right.Why, right.Since, right.Until))
            .Concat(
                standing
                    .Rights.Cases.Where(right => right.Case == Case.Number.Text)
                    .Select(right => new WayIn(Word.Of(right.Way), right.Why, right.Since, right.Until))
            );
    }

    // what the case itself remembers of those who were let in, beside what holds now
    private IEnumerable<(string Person, WayIn Way)> Ended()
    {
        var open = new Dictionary<PersonId, (GuestAdmitted Entry, DateTimeOffset From)>();
        var ended = new List<(string, WayIn)>();
        foreach (var recorded in Case.History)
        {
            switch (recorded.Entry)
            {
                case GuestAdmitted admitted:
                    open[admitted.Person] = (admitted, recorded.At);
                    break;
                case GuestLeft left when open.Remove(left.Person, out var was):
                    ended.Add((left.Person.Text, Was(was.Entry, was.From, recorded.At)));
                    break;
            }
        }
        ended.AddRange(
            open.Values.Where(guest => !HoldsNow(guest.Entry.Person))
                .Select(guest => (guest.Entry.Person.Text, Was(guest.Entry, guest.From, guest.Entry.Until)))
        );
        return ended;
    }

    private bool HoldsNow(PersonId person) =>
        Members.Any(one => one.Member.Id == person && one.Standing.Rights.Cases.Any(c => c.Case == Case.Number.Text));

    private static WayIn Was(GuestAdmitted entry, DateTimeOffset from, DateTimeOffset until) =>
        new(Word.Of(entry.Way), "was let into this case alone", from, until);

    private IEnumerable<OutsideParty> Outside()
    {
        var visits = Reads.All.Where(read => read.By == Actor.Reporter && read.At <= At).ToList();
        if (Case.ReceivedAt <= At)
        {
            var seen = visits is [.., var last]
                ? $"reported it; opened the mailbox {visits.Count} times, the last time on {last.At:yyyy-MM-dd}"
                : "reported it; has not opened the mailbox";
            var mail = Case.ReporterHasContact ? "; is told by mail that there is news, and nothing of it" : "";
            yield return new("reporter", "Reporter", seen + mail, Case.ReceivedAt);
        }
        foreach (var vendor in Case.Vendors.Where(vendor => vendor.ToldAt <= At))
            yield return new("vendor", vendor.Name, "was told, to fix it", vendor.ToldAt!.Value);
        foreach (var maintainer in Case.Maintainers.Where(one => one.InvitedAt <= At))
            yield return Of(maintainer);
        if (Case.OtherCna is { } asked && asked.AskedAt <= At)
            yield return new("cna", asked.Text?.Cna ?? "Another CNA", "was asked for a CVE ID", asked.AskedAt);
        foreach (var published in Case.History.Where(r => r.Entry is AdvisoryPublished).Take(1))
        {
            if (published.At <= At)
                yield return new("public", "Everybody", "the advisory is public", published.At);
        }
    }

    private OutsideParty Of(Maintainer maintainer)
    {
        var vendor = Case.Vendors.FirstOrDefault(one => one.Number == maintainer.Vendor)?.Name ?? "a vendor";
        var opened = Reads.All.Count(read => read.At <= At && read.By == maintainer.Actor);
        return maintainer.SignedAt is { } signed && signed <= At
            ? new(
                "maintainer",
                maintainer.Name,
                $"signed the terms for {vendor}; opened their page {(opened == 1 ? "once" : $"{opened} times")}",
                signed
            )
            : new(
                "maintainer",
                maintainer.Name,
                $"was invited for {vendor}, and knows the package alone",
                maintainer.InvitedAt
            );
    }
}
