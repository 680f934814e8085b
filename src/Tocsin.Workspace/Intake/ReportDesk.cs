using Microsoft.AspNetCore.Http;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Intake;

/// <summary>Where reports come in, by page and by API alike: reads what was sent, and keeps it or says all that is wrong.</summary>
public sealed class ReportDesk(ReportStore reports, FileStore files, Throttle throttle, Flood flood)
{
    /// <summary>Reads a report whatever becomes of it, so that it can be given back.</summary>
    /// <returns>What was sent, and why it will not be taken, known before it was read; null where it may be.</returns>
    public async Task<Result<(SentForm Sent, Problem? Refused)>> Read(HttpRequest request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var refused = throttle.TryReport(request.HttpContext);
        var busy = await flood.IsBusy(request.HttpContext, cancel);
        return (await SentForm.Read(request, files, refused, cancel, busy)).Map(sent => (sent, refused));
    }

    /// <summary>Keeps the report for good, or changes nothing: its files go on waiting.</summary>
    /// <param name="pass">What the sender chose for this one sending, and what lets it pass the line.</param>
    /// <param name="wantsCve">Whether it asks for a CVE ID.</param>
    public async Task<Result<Accepted>> Take(
        SentForm sent,
        ReportPass pass,
        HttpContext context,
        CancellationToken cancel,
        bool wantsCve = false
    )
    {
        ArgumentNullException.ThrowIfNull(pass);
        var once = pass.Once;
        if (once is { Length: > IntakeLimits.LongestOnce })
            return OnceTooLong;
        var parsed = ReportText.Parse(Form(sent.Values));
        var wish = new FaultCollector();
        var asked = wantsCve ? CveWish.Check(sent.Values["askedElsewhere"], sent.Values["publicAt"], wish) : null;
        List<Fault> faults = [.. parsed.Problem?.Faults ?? [], .. wish.Faults, .. sent.Faults];
        if (faults.Count > 0)
        {
            throttle.Mistaken(context);
            return Problem.Faulty(faults);
        }
        var report = parsed.Value with { CveWish = asked, Attachments = sent.Files };
        if (!(await flood.Enter(context, pass.Proof, once, cancel)).TryGet(out var arrival, out var full))
        {
            // whoever only missed the answer is not asked to come again
            if (once is not null && await reports.Repeated(report, once, cancel) is { } before)
                return before;
            context.Response.Headers.RetryAfter = Flood.RetryAfter;
            return full;
        }
        return await reports.Receive(report, once, arrival, cancel);
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

    /// <summary>The refusal of a key that is too long.</summary>
    public static Problem OnceTooLong { get; } =
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

/// <summary>What comes with a report and is no part of it.</summary>
/// <param name="Once">What the sender chose for this one sending; see <see cref="ReportStore.Receive(ReportText, string?, Arrival, CancellationToken)"/>.</param>
/// <param name="Proof">A proof of work, see <see cref="ProofOfWork"/>; null: none was sent.</param>
public sealed record ReportPass(string? Once, string? Proof)
{
    /// <summary>As the fields of a page have it.</summary>
    internal static ReportPass OfPage(FormValues form) => new(form[SendReport.Once], form[GetProof.Field]);

    /// <summary>As the headers of a program have it.</summary>
    internal static ReportPass OfApi(HttpRequest request) =>
        new(
            SendReport.OnceOf(request),
            request.Headers[GetProof.Header] is { Count: > 0 } proof ? proof.ToString() : null
        );
}
