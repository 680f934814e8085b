using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Drafting;
using Case = Tocsin.Cases.Case;

namespace Tocsin.Workspace.Tests.Cases;

/// <summary>The steps of a random walk that are about the draft: it is saved, shared, spoken of, changed; and what nobody may see of that.</summary>
internal static class DraftSteps
{
    public static (Viewer, Func<Case, Result<Decision>>) Asked(
        (int Action, int Which, int Other) step,
        Viewer.Member by,
        CaseNumber number,
        string secret
    )
    {
        var reporter = new Viewer.Reporter(number);
        var maintainer = new Viewer.Maintainer(number, step.Which % 3 + 1);
        var with =
            step.Other % 4 == 0 ? Audience.WithReporter
            : step.Other % 4 == 3 ? Audience.Everyone
            : Audience.WithVendor(step.Other % 4);
        return step.Action switch
        {
            34 => (by, c => c.SaveDraft(by, c.DraftRevision, new() { Details = $"Saved {step.Which}" })),
            35 when step.Which % 5 == 0 => (by, c => c.EndDraftSharing(by, with)),
            35 or 36 => (by, c => c.ShareDraft(by, with, c.DraftRevision, step.Which % 2 == 0)),
            37 => (by, c => c.CommentOnDraft(by, Audience.Team, null, new(secret))),
            38 when step.Other % 2 == 0 => (reporter, c => Remark(c, reporter, "Said by the reporter.")),
            38 => (maintainer, c => Remark(c, maintainer, $"Said for {c.VendorOf(maintainer.Actor)}.")),
            _ when step.Other % 2 == 0 => (
                reporter,
                c =>
                    c.SuggestChange(
                        reporter,
                        false,
                        c.SharedDraftFor(reporter)?.Revision ?? 0,
                        DraftField.Summary,
                        new($"Suggested {step.Which}", null)
                    )
            ),
            _ => (
                by,
                c =>
                    c.AcceptSuggestion(
                        by,
                        c.DraftThreadsFor(by).LastOrDefault(thread => thread.IsOpen)?.Sequence ?? 0,
                        c.DraftRevision,
                        null
                    )
            ),
        };
    }

    private static Result<Decision> Remark(Case found, Viewer by, string said) =>
        found.CommentOnDraft(by, false, found.SharedDraftFor(by)?.Revision ?? 0, null, new(said));

    /// <summary>Nobody reads a revision that was not shared with them, nor what others said to the team.</summary>
    public static void Hidden(Case found, IReadOnlyList<Viewer.Member> triagers, string secret, DateTimeOffset now)
    {
        string[] inside = [secret, .. triagers.Select(triager => triager.Person.Text)];
        var reporter = new Viewer.Reporter(found.Number);
        Reads(found, reporter, Audience.WithReporter, now, [.. inside, "Said for"]);
        foreach (var one in found.Maintainers)
        {
            var me = new Viewer.Maintainer(found.Number, one.Number);
            string[] others = [.. inside, "Said by the reporter", $"Said for {3 - one.Vendor}"];
            Reads(found, me, Audience.WithVendor(one.Vendor), now, others);
            if (!one.TakesPart)
                (found.SharedDraftFor(me), found.DraftThreadsFor(me).Count).ShouldBe((null, 0));
        }
    }

    private static void Reads(Case found, Viewer viewer, Audience mine, DateTimeOffset now, IEnumerable<string> hidden)
    {
        var view = SharedDraftView.Of(found, viewer, "TCS", new("http://localhost"), now);
        var theirs = System.Text.Json.JsonSerializer.Serialize(view);
        foreach (var word in hidden)
            theirs.ShouldNotContain(word);
        if (view.Revision is { } read)
            found
                .DraftShares.Any(share => (share.With == mine || share.With == Audience.Everyone) && share.Showed(read))
                .ShouldBeTrue("nobody reads a revision that was not shared with them");
    }
}
