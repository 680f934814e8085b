using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Drafting;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Showing the draft of the advisory to those outside the team who know: an act each time, of one revision or of each from then on.</summary>
public sealed partial class Case
{
    private readonly List<DraftShare> draftShares = [];

    /// <summary>With whom the draft is shared now.</summary>
    public IReadOnlyList<DraftShare> DraftShares => draftShares;

    /// <summary>With whom it can be shared: everybody outside the team who was told.</summary>
    public IReadOnlyList<Audience> DraftAudiences => [.. Audiences.Where(a => a != Audience.Team)];

    /// <summary>The draft as <paramref name="viewer"/> reads it; null: it is not shared with them.</summary>
    public SharedDraft? SharedDraftFor(Viewer viewer)
    {
        var mine = draftShares.Where(share => Reads(viewer, share.With)).ToList();
        if (viewer is Viewer.Member || mine.MaxBy(share => share.Revision) is not { } newest)
            return null;
        return DraftAt(newest.Revision) is { } content
            ? new(
                newest.Revision,
                content,
                CveOf(newest),
                newest.Since,
                mine.Exists(share => share.With == Audience.Everyone && share.Showed(newest.Revision))
            )
            : null;
    }

    /// <summary>A revision of the draft; null for none.</summary>
    public AdvisoryContent? DraftAt(int revision) =>
        revision == DraftRevision
            ? Draft
            : history
                .Select(one => one.Entry)
                .OfType<DraftSaved>()
                .FirstOrDefault(saved => saved.Revision == revision)
                ?.Text;

    /// <summary>Shares the draft: they see exactly this revision, and each later one if <paramref name="keeps"/> says so.</summary>
    /// <param name="revision">The one that the member saw as they will see it.</param>
    public Result<Decision> ShareDraft(Viewer.Member by, Audience with, int revision, bool keeps)
    {
        if (MayShareDraft(by, with) is { } refused)
            return refused;
        if (revision != DraftRevision)
            return CaseProblems.DraftMovedOn(DraftRevision);
        return
            draftShares.Find(share => share.With == with) is { } known
            && (known.Revision, known.KeepsSharing) == (revision, keeps)
            && known.Cve == Cve
            ? Decision.Nothing
            : Decision.Of(new DraftShared(with.Channel, with.Vendor, revision, keeps, Cve)).And(Told(by, with));
    }

    /// <summary>Why the draft cannot be shared with them; null: it can.</summary>
    public Problem? MayShareDraft(Viewer.Member by, Audience with) =>
        MayWork(by)
        ?? (
            with == Audience.Team ? DraftProblems.TeamReadsIt
            : Draft is null ? CaseProblems.NoDraft
            : with.Channel == Channel.WithVendor ? MayReach(with.Vendor)
            : null
        );

    /// <summary>Shares it with them no more.</summary>
    public Result<Decision> EndDraftSharing(Viewer.Member by, Audience with) =>
        MayJudge(by) is { } refused ? refused
        : draftShares.Exists(share => share.With == with)
            ? Decision.Of(new DraftSharingEnded(with.Channel, with.Vendor))
        : Decision.Nothing;

    // an ID that was assigned after the act was not part of what was looked at before it; one that was taken away is none
    private Standards.Identifiers.CveId? CveOf(DraftShare share) => share.KeepsSharing || share.Cve == Cve ? Cve : null;

    // whoever sees each revision hears of each
    private IEnumerable<DueRow> TellReaders(Viewer by) =>
        draftShares.Where(share => share.KeepsSharing).SelectMany(share => Told(by, share.With)).Distinct();

    private void ApplyToDraftSharing(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case DraftShared entry:
                var at = draftShares.FindIndex(share => share.With == entry.Audience);
                var share = new DraftShare(
                    entry.Audience,
                    entry.KeepsSharing,
                    entry.Cve,
                    [.. at < 0 ? [] : draftShares[at].Shown, (entry.Revision, recorded.At)]
                );
                if (at < 0)
                    draftShares.Add(share);
                else
                    draftShares[at] = share;
                break;
            case DraftSharingEnded entry:
                draftShares.RemoveAll(one => one.With == entry.Audience);
                break;
        }
    }

    private void ShowSaved(int revision, DateTimeOffset at)
    {
        for (var i = 0; i < draftShares.Count; i++)
        {
            if (draftShares[i].KeepsSharing)
                draftShares[i] = draftShares[i] with { Shown = [.. draftShares[i].Shown, (revision, at)] };
        }
    }
}
