using Tocsin.Advisories.Exports;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Settings;

/// <summary>What the public site has to be told.</summary>
/// <param name="Origin">Scheme, host and port under which strangers reach it; links in answers are built from it, never from a request.</param>
/// <param name="SiteName">The programme's name, as readers see it.</param>
/// <param name="Connection">Connection string of the public store: SQLite's (<c>Data Source=…</c>) or PostgreSQL's (<c>Host=…</c>).</param>
/// <param name="AdvisoryPrefix">What the programme's own advisory IDs begin with, before the first hyphen.</param>
/// <param name="Registry">The npm registry that reads of package metadata are passed on to; null for none.</param>
/// <param name="ReportOrigin">Scheme, host and port of the report page, where corrections go too; null where there is none.</param>
/// <param name="Cna">In whose name CVE records are written; null where the programme is no CNA.</param>
/// <param name="IndexFile">Where the index of many advisories is kept from one start to the next; null: in memory alone.</param>
/// <param name="Downloads">The folder for downloads of sources that are due; null where this process only reads and imports nothing.</param>
public sealed record PublicOptions(
    Uri Origin,
    string SiteName,
    string Connection,
    string AdvisoryPrefix = "TCS",
    Uri? Registry = null,
    Uri? ReportOrigin = null,
    CveProvider? Cna = null,
    string? IndexFile = null,
    string? Downloads = null
)
{
    /// <summary>What the programme has told of itself since: it counts more than what is set; null where nothing follows it.</summary>
    public ProgrammeInForce? InForce { get; init; }

    public string SiteName
    {
        get => InForce?.Now?.Name ?? field;
        init;
    } = SiteName;

    public string AdvisoryPrefix
    {
        get => InForce?.Now?.AdvisoryPrefix ?? field;
        init;
    } = AdvisoryPrefix;

    /// <summary>What the programme answers for: each has feeds of its own. Empty: every ecosystem that its advisories name.</summary>
    public IReadOnlyList<string> Products
    {
        get => InForce?.Now is { } told ? [.. told.Products.Select(product => product.Name)] : field;
        init;
    } = [];

    /// <summary>The ecosystem that a product is; null for any other.</summary>
    public string? EcosystemOf(string product) =>
        InForce?.Now?.Products.FirstOrDefault(p => p.Name == product)?.Ecosystem;

    /// <summary>Has long work done by another process; null: all of it is done by this one.</summary>
    public SendOut? SendOut { get; init; }

    /// <summary>Every fault at once, each at the name of its setting.</summary>
    public Result<PublicOptions> Checked()
    {
        var faults = new FaultCollector();
        if (!Origin.IsAbsoluteUri || Origin.Scheme is not ("http" or "https"))
            faults.Add(nameof(Origin), "This must be an http or https address.");
        else if (Origin.PathAndQuery != "/" || Origin.Fragment.Length > 0 || Origin.UserInfo.Length > 0)
            faults.Add(nameof(Origin), "This must be scheme, host and port alone, without a path.");
        else if (Origin.Scheme == "http" && !Origin.IsLoopback)
            faults.Add(nameof(Origin), "Off this machine the public site must be https.");
        if (ReportOrigin is { } report && (!report.IsAbsoluteUri || report.Scheme is not ("http" or "https")))
            faults.Add(nameof(ReportOrigin), "This must be an http or https address.");
        faults.Required(nameof(SiteName), SiteName, 100);
        faults.Required(nameof(Connection), Connection, 4_000);
        var prefix = faults.Required(nameof(AdvisoryPrefix), AdvisoryPrefix, 20);
        if (prefix.Length > 0 && !prefix.All(char.IsAsciiLetterUpper))
            faults.Add(nameof(AdvisoryPrefix), "This must be upper-case letters A to Z.");
        if (Registry is not null && Fault(Registry) is { } fault)
            faults.Add(nameof(Registry), fault);
        return faults.Else(() => this);
    }

    /// <summary>What is wrong with the address of an npm registry; null when nothing is.</summary>
    public static string? Fault(Uri registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return !registry.IsAbsoluteUri || registry.Scheme is not ("http" or "https") ? "This must be an https address."
            : registry.Scheme == "http" && !registry.IsLoopback ? "Off this machine the registry must be https."
            : registry.UserInfo.Length + registry.Query.Length + registry.Fragment.Length > 0
                ? "This must be an address without a user, a query or a fragment."
            : null;
    }

    /// <summary>An absolute address on the public site.</summary>
    /// <param name="path">Begins with a slash; already escaped.</param>
    public string Link(string path) => Origin.GetLeftPart(UriPartial.Authority) + path;

    /// <summary>Where the programme's CSAF documents lie, and in whose name.</summary>
    public CsafDirectory Csaf => new(Origin, SiteName);

    /// <summary>The report page, told which advisory it is about; null where there is none.</summary>
    public string? ReportAbout(string id) =>
        ReportOrigin is null
            ? null
            : $"{ReportOrigin.GetLeftPart(UriPartial.Authority)}/?about={Uri.EscapeDataString(id)}";

    /// <summary>The page on which anybody challenges a statement of a threat model; null where there is none.</summary>
    public string? ChallengeOf(string statement) =>
        ReportOrigin is null
            ? null
            : $"{ReportOrigin.GetLeftPart(UriPartial.Authority)}/challenge?statement={Uri.EscapeDataString(statement)}";

    /// <summary>The page on which anybody asks for a CVE ID; null where there is none, or the programme is no CNA.</summary>
    public string? CveRequest =>
        ReportOrigin is null || Cna is null ? null : $"{ReportOrigin.GetLeftPart(UriPartial.Authority)}/cve-request";

    /// <summary>Whether the programme published this itself.</summary>
    public bool IsOwn(string id) =>
        id.Length > AdvisoryPrefix.Length
        && id[AdvisoryPrefix.Length] == '-'
        && id.StartsWith(AdvisoryPrefix, StringComparison.Ordinal);
}
