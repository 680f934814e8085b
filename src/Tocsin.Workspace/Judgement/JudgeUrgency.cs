using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Governance.People;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Ssvc;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Cases;

namespace Tocsin.Workspace.Judgement;

/// <summary>POST /api/cases/{number}/urgency: what the SSVC trees ask, answered; what they give is computed.</summary>
internal static class JudgeUrgency
{
    public const string Path = "/urgency";

    /// <param name="Exploitation"><c>none</c>, <c>public-poc</c> or <c>active</c>.</param>
    /// <param name="Automatable"><c>no</c> or <c>yes</c>.</param>
    /// <param name="ValueDensity"><c>diffuse</c> or <c>concentrated</c>.</param>
    /// <param name="TechnicalImpact"><c>partial</c> or <c>total</c>.</param>
    /// <param name="PublicSafetyImpact"><c>minimal</c> or <c>significant</c>.</param>
    /// <param name="ReportPublic"><c>no</c> or <c>yes</c>.</param>
    /// <param name="SupplierContacted"><c>no</c> or <c>yes</c>.</param>
    /// <param name="ReportCredibility"><c>not-credible</c> or <c>credible</c>.</param>
    /// <param name="SupplierCardinality"><c>one</c> or <c>multiple</c>.</param>
    /// <param name="SupplierEngagement"><c>active</c> or <c>unresponsive</c>.</param>
    /// <param name="Reason">Why, at most 2,000 characters.</param>
    public sealed record Request(
        Exploitation? Exploitation,
        Automatable? Automatable,
        ValueDensity? ValueDensity,
        TechnicalImpact? TechnicalImpact,
        PublicSafetyImpact? PublicSafetyImpact,
        ReportPublic? ReportPublic,
        SupplierContacted? SupplierContacted,
        ReportCredibility? ReportCredibility,
        SupplierCardinality? SupplierCardinality,
        SupplierEngagement? SupplierEngagement,
        string? Reason
    );

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(Path, Typed, Handle, ShowJudgement.Page);

    private static Request Typed(FormValues form) =>
        new(
            Words.Parse<Exploitation>(form["exploitation"]),
            Words.Parse<Automatable>(form["automatable"]),
            Words.Parse<ValueDensity>(form["valueDensity"]),
            Words.Parse<TechnicalImpact>(form["technicalImpact"]),
            Words.Parse<PublicSafetyImpact>(form["publicSafetyImpact"]),
            Words.Parse<ReportPublic>(form["reportPublic"]),
            Words.Parse<SupplierContacted>(form["supplierContacted"]),
            Words.Parse<ReportCredibility>(form["reportCredibility"]),
            Words.Parse<SupplierCardinality>(form["supplierCardinality"]),
            Words.Parse<SupplierEngagement>(form["supplierEngagement"]),
            form["reason"]
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var answers = new SsvcAnswers(
            Answer(faults, "exploitation", request.Exploitation),
            Answer(faults, "automatable", request.Automatable),
            Answer(faults, "valueDensity", request.ValueDensity),
            Answer(faults, "technicalImpact", request.TechnicalImpact),
            Answer(faults, "publicSafetyImpact", request.PublicSafetyImpact),
            Answer(faults, "reportPublic", request.ReportPublic),
            Answer(faults, "supplierContacted", request.SupplierContacted),
            Answer(faults, "reportCredibility", request.ReportCredibility),
            Answer(faults, "supplierCardinality", request.SupplierCardinality),
            Answer(faults, "supplierEngagement", request.SupplierEngagement)
        );
        var why = faults.Take("", ReasonText.Of(request.Reason));
        return await faults
            .Else(() => why!)
            .Then(text => visit.Decide(found => found.JudgeUrgency(visit.Viewer, answers, text)));
    }

    private static T Answer<T>(FaultCollector faults, string field, T? answer)
        where T : struct, Enum
    {
        if (answer is null)
            faults.Add(field, "Choose one.");
        return answer.GetValueOrDefault();
    }
}
