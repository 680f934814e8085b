using System.Text.RegularExpressions;
using Tocsin.Cases.Access;
using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Precedents;
using Tocsin.Cases.Reports;
using Tocsin.Governance.People;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>The answer of this case for others to find: by the team, and by the public in anonymous form.</summary>
public sealed partial class Case
{
    /// <summary>The last verdict with its reason; null before one, and once its text is destroyed.</summary>
    public Verdict? Verdict =>
        history.LastOrDefault(h => h.Entry is ReportAccepted or ReportRejected or ReportDeferred) is { } given
        && MessageOf(given) is { Text: { } text }
            ? new(
                given.Entry switch
                {
                    ReportRejected rejected => rejected.Reason,
                    _ => null,
                },
                given.Entry is ReportDeferred,
                text.Body,
                given.Entry switch
                {
                    ReportAccepted accepted => accepted.Cites ?? [],
                    ReportRejected rejected => rejected.Cites ?? [],
                    _ => [],
                },
                given.At
            )
            : null;

    /// <summary>Proposes its answer in anonymous form. What names the package or the reporter is refused unless that is chosen.</summary>
    /// <param name="id">New.</param>
    /// <param name="verdict">See <see cref="PrecedentProposed"/>.</param>
    public Result<Decision> ProposePrecedent(
        Viewer.Member by,
        PrecedentId id,
        PrecedentText text,
        string verdict,
        bool namesPackage,
        bool namesReporter
    )
    {
        if (MayJudge(by) is { } refused)
            return refused;
        if (MayBeToldOf() is { } secret)
            return secret;
        var faults = new FaultCollector();
        foreach (
            var (path, said) in new[] { ("title", text.Title), ("question", text.Question), ("answer", text.Answer) }
        )
        {
            if (!namesPackage && Names(said, AboutPackage()))
                faults.Add(path, "This names what the report was about: leave it out, or choose that it is named.");
            if (!namesReporter && Names(said, AboutReporter()))
                faults.Add(path, "This names who reported it: leave it out, or choose that they are named.");
        }
        return faults
            .Else(() =>
                Decision.Nothing.And(
                    id.Stream,
                    new PrecedentProposed(Number, verdict, Some(Verdict?.Cites), namesPackage, namesReporter)
                    {
                        Text = text,
                    }
                )
            )
            .Map(decision => decision.And(Notices.AskTriagers(Number)));
    }

    /// <summary>A second person agrees that it becomes public, exactly as they saw it.</summary>
    public Result<Decision> ConfirmPrecedent(Viewer.Member by, Precedent precedent)
    {
        ArgumentNullException.ThrowIfNull(precedent);
        if (MayJudge(by) is { } refused)
            return refused;
        if (by.Scopes is not null)
            return CaseProblems.StepUpNeeded;
        if (precedent.Case != Number || !precedent.Awaits || precedent.Text is null)
            return CaseProblems.NoPrecedent;
        if (precedent.ProposedBy == by.Actor)
            return CaseProblems.OwnPrecedent;
        // what was so when it was proposed may not be so any more
        return MayBeToldOf() is { } secret
            ? secret
            : Decision
                .Nothing.And(precedent.Id.Stream, new PrecedentConfirmed())
                .And(new DueRow(Precedent.CarryDue, precedent.Id.Text, DateTimeOffset.UnixEpoch));
    }

    /// <summary>Drops what waits for a second person. What is public stays: it was read.</summary>
    public Result<Decision> DropPrecedent(Viewer.Member by, Precedent precedent, ReasonText why)
    {
        ArgumentNullException.ThrowIfNull(precedent);
        if (MayJudge(by) is { } refused)
            return refused;
        return precedent.Case == Number && precedent.Awaits
            ? Decision.Nothing.And(precedent.Id.Stream, new PrecedentDropped { Text = why })
            : CaseProblems.NoPrecedent;
    }

    /// <summary>Why nothing of its answer may be public yet; null: it may.</summary>
    public Problem? MayBeToldOf() =>
        Verdict is null ? CaseProblems.NoVerdict
        : Embargo == EmbargoState.Proposed || Embargo.InForce() ? CaseProblems.UnderEmbargo
        // a duplicate's answer tells of its original, which may be secret still
        : !TellsNothingOfOthers ? CaseProblems.UnderEmbargo
        : SecondLook == SecondLook.Asked ? CaseProblems.SecondLookAsked
        // a vulnerability is told of by its advisory first
        : State is ReportState.Invalid or ReportState.Closed || Published is not null ? null
        : CaseProblems.UnderEmbargo;

    private IEnumerable<string?> AboutPackage() =>
        new[] { Report?.Where }
            .Concat(vendors.SelectMany(v => new[] { v.Text?.Name, v.Text?.Package }))
            .Concat((Draft?.Affected ?? []).Select(a => a.Package.Name));

    private IEnumerable<string?> AboutReporter() =>
        new[] { Credit, ReporterContact }.Concat(duplicates.Select(d => d.Credit));

    // by whole words of three letters and more: what is shorter is in every sentence
    private static bool Names(string text, IEnumerable<string?> about)
    {
        var telling = about
            .OfType<string>()
            .SelectMany(name => Separators().Split(name))
            .Where(word => word.Length >= 3 && !Generic.Contains(word))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return telling.Count > 0 && Separators().Split(text).Any(telling.Contains);
    }

    private static readonly HashSet<string> Generic = new(StringComparer.OrdinalIgnoreCase)
    {
        "pkg",
        "npm",
        "nuget",
        "pypi",
        "com",
        "org",
        "net",
        "www",
        "http",
        "https",
        "example",
        "the",
        "and",
        "for",
        "not",
        "package",
        "maintainer",
        "maintainers",
        "project",
        "version",
        "versions",
        "all",
        "any",
        "are",
        "was",
        "with",
        "from",
    };

    [GeneratedRegex(@"[^\p{L}\p{Nd}_-]+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separators();
}

/// <summary>What became of a report, and why.</summary>
/// <param name="Rejected">Null: it was taken on, or put off.</param>
/// <param name="Reason">What the reporter reads, Markdown.</param>
/// <param name="At">UTC.</param>
public sealed record Verdict(
    RejectionReason? Rejected,
    bool Deferred,
    string Reason,
    IReadOnlyList<StatementCitation> Cites,
    DateTimeOffset At
);
