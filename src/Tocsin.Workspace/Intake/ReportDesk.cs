using Microsoft.AspNetCore.Http;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Intake;

/// <summary>Where reports come in, by page and by API alike: reads what was sent, and keeps it or says all that is wrong.</summary>
public sealed class ReportDesk(ReportStore reports, FileStore files, Throttle throttle)
{
    /// <summary>Reads a report whatever becomes of it, so that it can be given back.</summary>
    /// <param name="refused">Why it will not be taken, known before it is read; null where it may be.</param>
    public Task<Result<SentForm>> Read(HttpRequest request, out Problem? refused, CancellationToken cancel)
    {
        refused = throttle.Try(request.HttpContext);
        return SentForm.Read(request, files, refused, cancel);
    }

    /// <summary>Keeps the report for good, or changes nothing: its files go on waiting.</summary>
    /// <param name="once">See <see cref="ReportStore.Receive(ReportText, string?, CancellationToken)"/>.</param>
    /// <param name="wantsCve">Whether it asks for a CVE ID.</param>
    public async Task<Result<Accepted>> Take(
        SentForm sent,
        string? once,
        HttpContext context,
        CancellationToken cancel,
        bool wantsCve = false
    )
    {
        if (once is { Length: > IntakeLimits.LongestOnce })
            return OnceTooLong;
        var parsed = ReportText.Parse(Form(sent.Values));
        var wish = new FaultCollector();
        var asked = wantsCve ? CveWish.Check(sent.Values["askedElsewhere"], sent.Values["publicAt"], wish) : null;
        List<Fault> faults = [.. parsed.Problem?.Faults ?? [], .. wish.Faults, .. sent.Faults];
        if (faults.Count > 0)
            return Problem.Faulty(faults);
        if (throttle.Report(context) is { } tooMany)
            return tooMany;
        return await reports.Receive(parsed.Value with { CveWish = asked, Attachments = sent.Files }, once, cancel);
    }

    /// <summary>The names of the fields of a report, as pages and API spell them.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    [
        "what",
        "where",
        "howToReproduce",
        "versions",
        "impact",
        "proofOfConcept",
        "patch",
        "whoElseKnows",
        "credit",
        "contact",
    ];

    /// <summary>The names of the fields of a request for a CVE ID.</summary>
    public static IReadOnlyList<string> CveFields { get; } = [.. Fields, "askedElsewhere", "publicAt"];

    private static Problem OnceTooLong { get; } =
        Problem.Invalid(
            "idempotency-key.too-long",
            $"An idempotency key has at most {IntakeLimits.LongestOnce} characters.",
            "A random UUID will do."
        );

    private static ReportForm Form(FormValues typed) =>
        new(
            typed["what"],
            typed["where"],
            typed["howToReproduce"],
            typed["versions"],
            typed["impact"],
            typed["proofOfConcept"],
            typed["patch"],
            typed["whoElseKnows"],
            typed["credit"],
            typed["contact"]
        );
}
