using Tocsin.Cases.Access;
using Tocsin.Cases.Judgement;
using Tocsin.Cases.States;
using Tocsin.Cases.Vendors;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Ssvc;

namespace Tocsin.Cases;

/// <summary>What the team thinks of it beside whether it is one: how urgent, and how common the use that makes it one.</summary>
public sealed partial class Case
{
    /// <summary>The last answers to the SSVC trees; null while nobody gave any.</summary>
    public UrgencyJudged? Urgency { get; private set; }

    /// <summary>How common the use is; null while nobody judged it.</summary>
    public UsageJudged? Usage { get; private set; }

    /// <summary>What the case itself can already answer; whoever judges corrects it.</summary>
    public SsvcAnswers SuggestedUrgency =>
        new(
            world.Contains(CaseEvent.AttacksObserved) ? Exploitation.Active
                : world.Contains(CaseEvent.ExploitPublic) ? Exploitation.PublicPoc
                : Exploitation.None,
            Urgency?.Answers.Automatable ?? default,
            Urgency?.Answers.ValueDensity ?? default,
            Urgency?.Answers.TechnicalImpact ?? default,
            Urgency?.Answers.PublicSafetyImpact ?? default,
            world.Contains(CaseEvent.Public) ? ReportPublic.Yes : ReportPublic.No,
            Fixers.Any(vendor => vendor.IsTold) ? SupplierContacted.Yes : SupplierContacted.No,
            Urgency?.Answers.ReportCredibility ?? ReportCredibility.Credible,
            Fixers.Count() > 1 ? SupplierCardinality.Multiple : SupplierCardinality.One,
            Fixers.Any(vendor => vendor.Status == VendorStatus.HasNotAnswered)
                ? SupplierEngagement.Unresponsive
                : SupplierEngagement.Active
        );

    public Result<Decision> JudgeUrgency(Viewer.Member by, SsvcAnswers answers, ReasonText why) =>
        MayJudge(by) is { } refused ? refused : Decision.Of(new UrgencyJudged(answers) { Text = why });

    public Result<Decision> JudgeUsage(Viewer.Member by, Usage usage, ReasonText why) =>
        MayJudge(by) is { } refused ? refused : Decision.Of(new UsageJudged(usage) { Text = why });
}
