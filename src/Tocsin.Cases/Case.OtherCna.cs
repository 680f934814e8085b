using Tocsin.Cases.Access;
using Tocsin.Cases.CveIds;
using Tocsin.Cases.OtherCnas;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>An ID that is another CNA's to assign: asked there, with a clock on the answer.</summary>
public sealed partial class Case
{
    /// <summary>The due row that reminds of an answer that did not come; its key is the case number.</summary>
    public const string CnaReplyDue = "cna-reply";

    /// <summary>What the rules give a CNA to answer about what is public already (CNA Operational Rules, 4.2.1.2).</summary>
    public static readonly TimeSpan PublicReply = TimeSpan.FromHours(72);

    /// <summary>What we give it otherwise, in business days of the programme; the rules name no time.</summary>
    public const int SecretReplyBusinessDays = 5;

    /// <summary>The last request to another CNA; null: none was asked.</summary>
    public OtherCnaRequest? OtherCna { get; private set; }

    /// <summary>Whether the case's ID was assigned by another CNA: its record is not ours to publish.</summary>
    public bool CveIsTheirs { get; private set; }

    /// <summary>The CNA that assigned the ID where that is another; null: ours, or there is none.</summary>
    public string? CveAssigner => CveIsTheirs ? OtherCna?.Text?.Cna ?? "another CNA" : null;

    /// <summary>The CNA that has the first say on the ID, for the rules of records; null where none was asked.</summary>
    public UpstreamCna? Upstream =>
        OtherCna is { } asked ? new(asked.Text?.Cna ?? "another CNA", Asked: !asked.IsOpen) : null;

    /// <summary>The public document that names the case's ID before we have disclosed it; null: none was found.</summary>
    public string? CveSeenIn { get; private set; }

    /// <summary>Whether the case's ID is public and its advisory is not.</summary>
    public bool CveIsPublicTooEarly => CveSeenIn is not null && Cve is not null && Published?.Cve != Cve;

    /// <summary>Keeps that an ID was asked elsewhere. Until the answer is kept, or there is none in time, no ID of ours is assigned.</summary>
    /// <param name="isPublic">Whether the vulnerability is publicly known.</param>
    public Result<Decision> AskOtherCna(
        Viewer.Member by,
        OtherCnaText text,
        bool isPublic,
        Programme programme,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (MayWork(by) is { } refused)
            return refused;
        if (Cve is { } taken)
            return CaseProblems.CveAlreadyAssigned(taken);
        if (OtherCna is { IsOpen: true })
            return CaseProblems.OtherCnaAsked;
        var replyBy = isPublic ? now + PublicReply : programme.Calendar.EndOfBusinessDay(now, SecretReplyBusinessDays);
        return Decision
            .Of(new OtherCnaAsked(replyBy) { Text = text })
            .And(new DueRow(CnaReplyDue, Number.Text, replyBy));
    }

    /// <summary>Keeps what the other CNA said. An ID that it assigned is the case's, for good.</summary>
    /// <param name="pool">Ours: an ID of it cannot have come from somebody else.</param>
    /// <param name="cve">With <see cref="OtherCnaAnswer.Assigned"/>, and only then.</param>
    public Result<Decision> AnswerFromOtherCna(
        Viewer.Member by,
        CvePool pool,
        OtherCnaAnswer answer,
        CveId? cve,
        ReasonText said,
        DateTimeOffset now
    )
    {
        ArgumentNullException.ThrowIfNull(pool);
        if (MayWork(by) is { } refused)
            return refused;
        if (OtherCna is not { IsOpen: true } asked)
            return CaseProblems.NoOtherCna;
        if (answer == OtherCnaAnswer.Silent && now < asked.ReplyBy)
            return CaseProblems.OtherCnaHasTime;
        if (answer == OtherCnaAnswer.Assigned && cve is null)
            return Problem.Faulty([new("cve", "Type in the ID that they assigned.")]);
        if (answer != OtherCnaAnswer.Assigned && cve is not null)
            return Problem.Faulty([new("cve", "Leave this empty: they assigned none.")]);
        if (cve is not null && pool.All.ContainsKey(cve))
            return Problem.Faulty([new("cve", "This ID is one of ours; another CNA cannot have assigned it.")]);
        if (cve is not null && pool.OfOthers.ContainsKey(cve))
            return Problem.Faulty([new("cve", "This ID is taken: one ID stands for one vulnerability.")]);
        var answered = Decision.Of(new OtherCnaAnswered(answer, cve) { Text = said });
        return cve is null ? answered : answered.And(CvePool.Stream, new CveIdOfOthers(cve, Number));
    }

    private Problem? MayAssign() => OtherCna is { IsOpen: true } ? CaseProblems.OtherCnaFirst : null;

    private void ApplyToOtherCna(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case OtherCnaAsked entry:
                OtherCna = new(recorded.At, entry.ReplyBy, entry.Text);
                break;
            case OtherCnaAnswered entry:
                OtherCna = OtherCna is { } asked ? asked with { Answer = entry.Answer } : null;
                if (entry.Cve is { } theirs)
                    (Cve, CveIsTheirs) = (theirs, true);
                break;
        }
    }
}
