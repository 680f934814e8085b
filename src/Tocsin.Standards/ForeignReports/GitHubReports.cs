using System.Text.Json;

namespace Tocsin.Standards.ForeignReports;

/// <summary>Private reports as GitHub's API answers them (<c>GET /repos/{owner}/{repo}/security-advisories</c> and one of them).</summary>
/// <remarks>https://docs.github.com/en/rest/security-advisories/repository-advisories</remarks>
internal static class GitHubReports
{
    private static readonly HashSet<string> closed = new(StringComparer.Ordinal) { "published", "closed", "withdrawn" };

    /// <summary>Null for what is no advisory of theirs.</summary>
    public static ForeignReport? Read(JsonElement? advisory)
    {
        if (advisory.Text("ghsa_id") is not { } id)
            return null;
        var packages = advisory.Each("vulnerabilities");
        var state = advisory.Text("state") ?? "unknown";
        var comments = advisory.Each("comments");
        return new(ForeignSource.GitHub, id)
        {
            Title = advisory.Text("summary") ?? "",
            Body = advisory.Text("description") ?? "",
            State = state,
            IsClosed = closed.Contains(state),
            Where = Joined(packages.Select(Package)) ?? Repository(advisory.Text("html_url")),
            Versions = Joined(packages.Select(Versions)),
            Severity =
                advisory.Text("cvss_severities", "cvss_v4", "vector_string")
                ?? advisory.Text("cvss_severities", "cvss_v3", "vector_string")
                ?? advisory.Text("cvss", "vector_string")
                ?? advisory.Text("severity"),
            Weakness = Joined(advisory.Each("cwe_ids").Select(cwe => cwe.Text())),
            CveIds = advisory.Text("cve_id") is { } cve ? [cve] : [],
            ReportedAt = advisory.Instant("created_at"),
            PublicAt = advisory.Instant("published_at"),
            Reporter = Reported(advisory.Each("credits_detailed")) ?? advisory.Text("author", "login"),
            Messages =
            [
                .. comments
                    .Where(said => said.Text("body") is not null)
                    .Select(said => new ForeignMessage(
                        said.Instant("created_at"),
                        said.Text("user", "login"),
                        Internal: false,
                        said.Text("body")!
                    ))
                    .OrderBy(said => said.At),
            ],
            Missing = [.. Missing(advisory, comments)],
        };
    }

    private static string? Package(JsonElement? one) =>
        one.Text("package", "name") is { } name
            ? one.Text("package", "ecosystem") is { } ecosystem
                ? $"{ecosystem} {name}"
                : name
            : null;

    private static string? Versions(JsonElement? one)
    {
        var range = one.Text("vulnerable_version_range");
        return one.Text("patched_versions") is { } patched ? $"{range ?? "?"} (fixed in {patched})" : range;
    }

    // the reporter of a private report is credited as such, before anybody accepts it
    private static string? Reported(IReadOnlyList<JsonElement?> credits) =>
        credits.FirstOrDefault(credit => credit.Text("type") == "reporter").Text("user", "login");

    private static string? Repository(string? page) =>
        Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Segments.Length > 2
            ? (address.Segments[1] + address.Segments[2]).TrimEnd('/')
            : null;

    private static IEnumerable<string> Missing(JsonElement? advisory, IReadOnlyList<JsonElement?> comments)
    {
        if (comments.Count == 0)
            yield return "The conversation: what the advisory's own answer says of it is nothing; copy what matters.";
        if (advisory.At("private_fork") is not null)
            yield return "The private fork: it stays there; write down where it is, under the fix.";
    }

    private static string? Joined(IEnumerable<string?> parts) =>
        string.Join(", ", parts.OfType<string>().Distinct(StringComparer.Ordinal)) is { Length: > 0 } all ? all : null;
}
