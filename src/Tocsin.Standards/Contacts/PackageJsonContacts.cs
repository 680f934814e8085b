using System.Text.Json;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Contacts;

/// <summary>The contacts of an npm manifest: <c>bugs</c>, <c>author</c>, <c>maintainers</c>, <c>repository</c> (npm, package.json).</summary>
internal static class PackageJsonContacts
{
    private const string Person = "A person who answers for the package; not named for reports.";

    private static readonly JsonDocumentOptions options = new() { MaxDepth = 32 };

    public static Result<IReadOnlyList<PublishedContact>> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Result.Of<IReadOnlyList<PublishedContact>>([.. Of(document.RootElement)])
                : NoObject;
        }
        catch (JsonException broken)
        {
            return Problem.Faulty([new("text", $"Line {broken.LineNumber + 1}: this is no JSON.")]);
        }
        // a lone half of a surrogate pair, escaped, is JSON and no text
        catch (InvalidOperationException)
        {
            return Problem.Faulty([new("text", "There are characters in it that are no text.")]);
        }
    }

    private static Problem NoObject { get; } =
        Problem.Faulty([new("text", "This is no package.json: it has to be one object.")]);

    private static IEnumerable<PublishedContact> Of(JsonElement root)
    {
        IEnumerable<PublishedContact?> found =
        [
            .. Bugs(root),
            .. People(root, "author"),
            .. People(root, "maintainers"),
            Repository(root),
        ];
        return found.OfType<PublishedContact>();
    }

    private static IEnumerable<PublishedContact?> Bugs(JsonElement root)
    {
        const string why = "A private address for problems; not named for vulnerabilities.";
        if (!root.TryGetProperty("bugs", out var bugs))
            yield break;
        if (bugs.ValueKind == JsonValueKind.String)
            yield return Tracker(bugs.GetString(), "bugs")
                ?? Contact(bugs.GetString(), "bugs", ContactRank.General, why);
        yield return Contact(Text(bugs, "email"), "bugs.email", ContactRank.General, why);
        yield return Tracker(Text(bugs, "url"), "bugs.url");
    }

    // a place for bugs is read by everybody, however its address is laid out
    private static PublishedContact? Tracker(string? text, string place) =>
        ContactAddress.Page(text) is { } page
            ? new(
                ContactWay.PublicTracker,
                page.AbsoluteUri,
                ContactSource.PackageJson,
                place,
                "A tracker of bugs, which everybody can read: never write the report there.",
                ContactRank.Public
            )
            : null;

    private static IEnumerable<PublishedContact?> People(JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var people))
            return [];
        return people.ValueKind == JsonValueKind.Array
            ? people.EnumerateArray().Take(ContactReader.Most).Select((one, i) => One(one, $"{name}[{i}]"))
            : [One(people, name)];
    }

    // a person is an object, or one line: Name <address> (page)
    private static PublishedContact? One(JsonElement person, string place)
    {
        if (person.ValueKind != JsonValueKind.String)
            return Contact(Text(person, "email"), $"{place}.email", ContactRank.Person, Person);
        var line = person.GetString()!;
        var (open, close) = (line.IndexOf('<', StringComparison.Ordinal), line.IndexOf('>', StringComparison.Ordinal));
        return open >= 0 && close > open ? Contact(line[(open + 1)..close], place, ContactRank.Person, Person) : null;
    }

    private static PublishedContact? Repository(JsonElement root)
    {
        if (!root.TryGetProperty("repository", out var repository))
            return null;
        var text = repository.ValueKind == JsonValueKind.String ? repository.GetString() : Text(repository, "url");
        return text is { Length: < PublishedContact.LongestAddress } && OnGitHub(text) is { } name
            ? new(
                ContactWay.Form,
                $"https://github.com/{name}/security/advisories/new",
                ContactSource.PackageJson,
                "repository",
                "GitHub's form for private reports, if the project has switched it on.",
                ContactRank.General
            )
            : null;
    }

    // owner/name, in any of the ways that npm takes it
    private static string? OnGitHub(string text)
    {
        var bare = text.Trim();
        if (bare.StartsWith("github:", StringComparison.OrdinalIgnoreCase))
            bare = bare["github:".Length..];
        else if (bare.IndexOf("github.com", StringComparison.OrdinalIgnoreCase) is >= 0 and var at)
            bare = bare[(at + "github.com".Length)..].TrimStart('/', ':');
        else if (bare.Contains(':', StringComparison.Ordinal))
            return null;
        return
            bare.Split('#')[0].Split('/') is [var owner, var name, ..]
            && IsName(owner)
            && IsName(name = name.EndsWith(".git", StringComparison.Ordinal) ? name[..^4] : name)
            ? $"{owner}/{name}"
            : null;
    }

    private static bool IsName(string part) =>
        part.Length is > 0 and <= 100
        && part is not ("." or "..")
        && part.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    private static PublishedContact? Contact(string? text, string place, ContactRank rank, string why) =>
        ContactAddress.Contact(text, ContactSource.PackageJson, place, rank, why);

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
