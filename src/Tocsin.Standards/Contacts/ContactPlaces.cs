using System.Text.Json;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Standards.Contacts;

/// <summary>
/// Where the files lie that name contacts: what a registry has of a package, what its repository has, what its home page has. Only says
/// where; nothing is asked here.
/// </summary>
public static class ContactPlaces
{
    private static readonly JsonDocumentOptions options = new() { MaxDepth = 32 };

    // where forges and registries themselves answer, their security.txt is about them and not about the package
    private static readonly string[] notTheirs =
    [
        "github.com",
        "gitlab.com",
        "bitbucket.org",
        "codeberg.org",
        "npmjs.com",
        "npmjs.org",
        "sourceforge.net",
    ];

    /// <summary>The newest manifest of an npm package at a registry (npm registry API, "package version").</summary>
    /// <param name="registry">Absolute; a path of its own is kept.</param>
    /// <param name="package">With its scope, as <c>@babel/core</c>.</param>
    public static Uri Manifest(Uri registry, string package)
    {
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(package);
        var name = string.Join("%2F", package.Split('/').Select(Uri.EscapeDataString));
        // the @ of a scope stands as it is, as npm writes it
        name = name.StartsWith("%40", StringComparison.Ordinal) ? $"@{name[3..]}" : name;
        return new($"{registry.AbsoluteUri.TrimEnd('/')}/{name}/latest");
    }

    /// <summary>What a manifest says of where its package lives; nulls where it says nothing that can be asked.</summary>
    public static (string? Repository, string? Homepage) Named(string manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        try
        {
            using var document = JsonDocument.Parse(manifest.TrimStart('\uFEFF'), options);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
                return (null, null);
            var repository = root.TryGetProperty("repository", out var where)
                ? Text(where) ?? Text(where, "url")
                : null;
            return (Repository(repository), Home(Text(root, "homepage")));
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    /// <summary>The files of a repository that name contacts, on the forges whose layout is known; else none.</summary>
    /// <param name="repository">As <see cref="Named"/> gives it.</param>
    public static IReadOnlyList<(ContactSource Source, Uri At)> InRepository(string? repository)
    {
        if (!Uri.TryCreate(repository, UriKind.Absolute, out var at))
            return [];
        var path = at.AbsolutePath.Trim('/');
        var root = at.Host switch
        {
            "github.com" => $"https://raw.githubusercontent.com/{path}/HEAD/",
            "gitlab.com" => $"https://gitlab.com/{path}/-/raw/HEAD/",
            _ => null,
        };
        return root is null
            ? []
            :
            [
                (ContactSource.SecurityMd, new(root + "SECURITY.md")),
                (ContactSource.SecurityMd, new(root + ".github/SECURITY.md")),
                (ContactSource.SecurityMd, new(root + "docs/SECURITY.md")),
                (ContactSource.SecurityInsights, new(root + "SECURITY-INSIGHTS.yml")),
            ];
    }

    /// <summary>The security.txt of a home page's host (RFC 9116, section 3); null for a host that is not the package's own.</summary>
    public static Uri? SecurityTxt(string? homepage) =>
        Uri.TryCreate(homepage, UriKind.Absolute, out var page)
        && !Array.Exists(
            notTheirs,
            host => page.Host == host || page.Host.EndsWith($".{host}", StringComparison.Ordinal)
        )
            ? new($"https://{page.Host}/.well-known/security.txt")
            : null;

    // github:owner/name, owner/name, git+https://…, git://…, ssh://git@…, git@host:owner/name (npm, package.json, "repository")
    private static string? Repository(string? text)
    {
        if (text is null or { Length: > PublishedContact.LongestAddress } || !PublicAddress.IsPlain(text))
            return null;
        var bare = text.Split('#')[0];
        bare =
            bare.StartsWith("github:", StringComparison.OrdinalIgnoreCase) ? $"github.com/{bare[7..]}"
            : bare.StartsWith("gitlab:", StringComparison.OrdinalIgnoreCase) ? $"gitlab.com/{bare[7..]}"
            : bare.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? bare[(scheme + 3)..]
            : bare.Contains('@', StringComparison.Ordinal) ? bare.Replace(':', '/')
            : bare.Split('/').Length == 2 ? $"github.com/{bare}"
            : bare;
        bare = bare[(bare.LastIndexOf('@') + 1)..];
        var parts = bare.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [var host, var owner, .. var rest] || rest.Length == 0)
            return null;
        host = host.ToLowerInvariant();
        host = host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
        // of groups within groups only gitlab knows; what follows is a folder of a monorepo
        rest = host == "gitlab.com" ? [.. rest.TakeWhile(part => part is not "-" and not "tree")] : rest[..1];
        if (rest.Length == 0)
            return null;
        rest[^1] = rest[^1].EndsWith(".git", StringComparison.Ordinal) ? rest[^1][..^4] : rest[^1];
        return host is "github.com" or "gitlab.com" && rest.Prepend(owner).All(IsName)
            ? $"https://{host}/{owner}/{string.Join('/', rest)}"
            : null;
    }

    // of the address only the host is asked, and never by a number
    private static string? Home(string? text) =>
        text is { Length: <= PublishedContact.LongestAddress }
        && PublicAddress.WhyNot(text) is null
        && Uri.TryCreate(text, UriKind.Absolute, out var page)
        && page.HostNameType == UriHostNameType.Dns
        && page.IsDefaultPort
            ? $"https://{page.IdnHost.ToLowerInvariant()}/"
            : null;

    private static bool IsName(string part) =>
        part.Length is > 0 and <= 100
        && part is not ("." or "..")
        && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static string? Text(JsonElement element, string? name = null) =>
        name is null
            ? element.ValueKind == JsonValueKind.String
                ? element.GetString()
                : null
            : element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
                ? Text(value)
                : null;
}
