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

/// <summary>Puts the list together from the case, from the record of who opened it and whom mail went to, and from what members might.</summary>
/// <param name="Members">What everybody might from the report on, up to <paramref name="At"/>.</param>
/// <param name="Partners">Who might be told before the public.</param>
internal sealed record WhoKnows(
    Case Case,
    ReadHistory Reads,
    IReadOnlyList<(PersonId Person, IReadOnlyList<Standing> Standings)> Members,
    IReadOnlyList<(string Organisation, DateTimeOffset Since, bool Still)> Partners,
    ActorNames Names,
    DateTimeOffset At
)
{
    public WhoKnowsResponse ToResponse() =>
        new(
            Case.Number.Text,
            Case.Tlp.Mark(),
            At,
            Inside(),
            [.. Outside().OrderBy(party => party.Since)],
            [
                .. Reads
                    .Mails.Where(mail => mail.At <= At)
                    .Select(mail => new SentMail(mail.At, Word.Of(mail.As), mail.Whom.Id, NameOf(mail.Whom))),
            ]
        );

    private string NameOf(Actor whom) =>
        Case.Maintainers.FirstOrDefault(one => one.Actor == whom)?.Name ?? Names.Of(whom);

    private IReadOnlyList<InsidePerson> Inside()
    {
        var ways = Members.ToDictionary(one => one.Person.Text, one => WaysOver(one.Standings), StringComparer.Ordinal);
        var reads = Reads
            .All.Where(read => read.At <= At && read.By != Actor.Reporter && read.By != Actor.Tocsin)
            .Where(read => Case.VendorOf(read.By) is null)
            .ToLookup(read => read.By.Id, StringComparer.Ordinal);
        return
        [
            .. ways.Where(person => person.Value.Count > 0)
                .Select(person => person.Key)
                .Union(reads.Select(group => group.Key), StringComparer.Ordinal)
                .Select(person => Of(person, ways.GetValueOrDefault(person, []), [.. reads[person]]))
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

    // each rule by which they might read it, from when to when: one that ended stays on the list
    private IReadOnlyList<WayIn> WaysOver(IReadOnlyList<Standing> standings)
    {
        Dictionary<(string Way, string Why), WayIn> open = [];
        List<WayIn> ended = [];
        foreach (var (index, standing) in standings.Index())
        {
            var holds = WaysAt(standing).DistinctBy(way => (way.Way, way.Why)).ToDictionary(way => (way.Way, way.Why));
            foreach (var over in open.Keys.Where(key => !holds.ContainsKey(key)).ToList())
            {
                ended.Add(open[over] with { Until = standing.At });
                open.Remove(over);
            }
            foreach (var (key, way) in holds)
            {
                // what held before the report came in began when it began
                var from =
                    open.TryGetValue(key, out var before) ? before.From
                    : index == 0 ? way.From
                    : standing.At;
                open[key] = way with { From = from };
            }
        }
        return [.. ended.Concat(open.Values).OrderBy(way => way.From)];
    }

    private IEnumerable<WayIn> WaysAt(Standing standing)
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
            yield return new(
                Words.Of(vendor.Role),
                vendor.Name,
                VendorWords.WhyTold(vendor.Role),
                vendor.ToldAt!.Value
            );
        foreach (var maintainer in Case.Maintainers.Where(one => one.InvitedAt <= At))
            yield return Of(maintainer);
        foreach (var (organisation, since, still) in Partners)
        {
            var may = still ? "may be told before the public" : "might be told before the public, and may no more";
            yield return new("partner", organisation, $"{may}, by its agreement; Tocsin has given out nothing", since);
        }
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
