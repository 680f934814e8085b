using System.Globalization;
using Tocsin.Standards.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Standards.Contacts;

/// <summary>The contacts of a SECURITY-INSIGHTS.yml (OpenSSF Security Insights, 1.0 and 2.0), by where in the document they stand.</summary>
internal static class SecurityInsightsContacts
{
    private const int Depth = 16;
    private const int MostValues = 20_000;
    private const int MostContacts = 500;

    public static Result<IReadOnlyList<PublishedContact>> Read(string text, DateTimeOffset now)
    {
        List<(string Path, string Value)> values;
        try
        {
            values = [.. Values(new Parser(new StringReader(text)))];
        }
        catch (YamlException broken)
        {
            return NoYaml(string.Create(CultureInfo.InvariantCulture, $"Line {broken.Start.Line}: this is no YAML."));
        }
        // what YamlDotNet 16.3 throws of some texts that are none
        catch (Exception thrown) when (thrown is ArgumentOutOfRangeException or InvalidOperationException)
        {
            return NoYaml("This is no YAML: there are characters where they cannot be.");
        }
        if (!values.Exists(value => value.Path == "header.schema-version"))
            return NoYaml("This is no SECURITY-INSIGHTS.yml: header.schema-version is missing.");
        var expires = values.Find(value => value.Path == "header.expiration-date").Value;
        var over =
            DateTimeOffset.TryParse(
                expires,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var instant
            )
            && instant <= now;
        return Result.Of<IReadOnlyList<PublishedContact>>([
            .. values
                .Select(value => Contact(value.Path, value.Value, over))
                .OfType<PublishedContact>()
                .Take(MostContacts),
        ]);
    }

    private static Problem NoYaml(string message) => Problem.Faulty([new("text", message)]);

    private static PublishedContact? Contact(string path, string value, bool over)
    {
        if (Meaning(path) is not var (rank, why))
            return null;
        if (over && rank < ContactRank.Expired)
            (rank, why) = (ContactRank.Expired, $"{why} The file has expired.");
        return ContactAddress.Contact(value, ContactSource.SecurityInsights, path, rank, why);
    }

    private static (ContactRank, string)? Meaning(string path)
    {
        var parts = path.Split('.', '[');
        if (parts.Contains("vulnerability-reporting"))
        {
            return parts[^1] switch
            {
                "email-contact" or "email" or "contact" => (
                    ContactRank.ForReports,
                    "Named for reports of vulnerabilities."
                ),
                "security-policy" or "policy" => (ContactRank.NearReports, "The policy, which says how to report."),
                _ => null,
            };
        }
        if (
            parts.Contains("security-contacts")
            || parts.Contains("champions")
            || path.Contains("security.contacts", StringComparison.Ordinal)
        )
            return parts[^1] is "value" or "email"
                ? (ContactRank.ForReports, "Named as a contact for security.")
                : null;
        if (parts.Contains("administrators") || parts.Contains("core-team"))
            return parts[^1] is "email" or "contact"
                ? (ContactRank.Person, "A person who answers for the project.")
                : null;
        return null;
    }

    // every scalar with its path; aliases are left out, so that nothing grows
    private static IEnumerable<(string Path, string Value)> Values(Parser parser)
    {
        Stack<(string Path, bool IsMap, int Index)> open = new();
        string? key = null;
        for (var count = 0; parser.MoveNext() && parser.Current is not DocumentEnd; count++)
        {
            if (count > MostValues || open.Count > Depth)
                throw new YamlException("too much");
            switch (parser.Current)
            {
                case MappingStart or SequenceStart:
                    var path = Take(open, ref key);
                    open.Push((path, parser.Current is MappingStart, 0));
                    break;
                case MappingEnd or SequenceEnd:
                    open.Pop();
                    break;
                case Scalar scalar when open.TryPeek(out var map) && map.IsMap && key is null:
                    key = scalar.Value;
                    break;
                case Scalar scalar:
                    yield return (Take(open, ref key), scalar.Value);
                    break;
                case AnchorAlias:
                    _ = Take(open, ref key);
                    break;
            }
        }
    }

    // the path of the value that comes now; of a list the next
    private static string Take(Stack<(string Path, bool IsMap, int Index)> open, ref string? key)
    {
        if (!open.TryPop(out var within))
            return "";
        open.Push(within with { Index = within.Index + 1 });
        if (!within.IsMap)
            return string.Create(CultureInfo.InvariantCulture, $"{within.Path}[{within.Index}]");
        var name = key ?? "";
        key = null;
        return within.Path.Length == 0 ? name : $"{within.Path}.{name}";
    }
}
