using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Advisories;

/// <summary>
/// The advisory as fields of a form. Rows are named as the paths of lint are (<c>affected[0].ranges[1].fixed</c>); single
/// versions and other names are one in a line.
/// </summary>
internal static class DraftForm
{
    private static readonly Dictionary<string, string> firstRows = new(StringComparer.Ordinal)
    {
        ["affected"] = "affected[0].package",
        ["cwes"] = "cwes[0]",
        ["references"] = "references[0].url",
        ["credits"] = "credits[0].name",
    };

    /// <summary>An advisory with its longest texts and lists.</summary>
    public static FormLimits Limits { get; } =
        new()
        {
            Fields = 2_000,
            ValueBytes = 1024 * 1024,
            TextBytes = 2 * 1024 * 1024,
        };

    /// <summary>What was typed, as it was typed, without rows in which nothing stands.</summary>
    /// <param name="keepEmpty">Keeps those rows: while somebody adds and takes away, their places must stay.</param>
    public static AdvisoryContent Read(FormValues form, bool keepEmpty = false) =>
        new()
        {
            Summary = form["summary"] ?? "",
            Details = form["details"] ?? "",
            Workarounds = Written(form["workarounds"]),
            Impact = ImpactClasses.Of(form["impact"]),
            CvssVector = Written(form["cvssVector"]),
            Affected =
            [
                .. Rows(form, "affected").Select(r => Package(form, r, keepEmpty)).Where(p => keepEmpty || HasAny(p)),
            ],
            Cwes = [.. Rows(form, "cwes").Select(row => form[row] ?? "").Where(c => keepEmpty || HasAny(c))],
            References =
            [
                .. Rows(form, "references")
                    .Select(row => new AdvisoryReference(form[$"{row}.type"] ?? "", form[$"{row}.url"] ?? ""))
                    .Where(r => keepEmpty || HasAny(r.Url)),
            ],
            Credits =
            [
                .. Rows(form, "credits")
                    .Select(row => new AdvisoryCredit(
                        form[$"{row}.name"] ?? "",
                        Written(form[$"{row}.type"]),
                        Written(form[$"{row}.contact"])
                    ))
                    .Where(c => keepEmpty || HasAny(c.Name, c.Contact)),
            ],
            Aliases = Lines(form["aliases"]),
        };

    /// <summary>The fields of a draft.</summary>
    public static FormValues Write(AdvisoryContent content)
    {
        List<KeyValuePair<string, string>> fields = [];
        Add("summary", content.Summary);
        Add("details", content.Details);
        Add("workarounds", content.Workarounds);
        Add("impact", content.Impact?.Word());
        Add("cvssVector", content.CvssVector);
        Add("aliases", string.Join('\n', content.Aliases));
        foreach (var (i, package) in content.Affected.Index())
        {
            Add($"affected[{i}].package.ecosystem", package.Package.Ecosystem);
            Add($"affected[{i}].package.name", package.Package.Name);
            Add($"affected[{i}].versions", string.Join('\n', package.Versions));
            foreach (var (j, range) in package.Ranges.Index())
            {
                Add($"affected[{i}].ranges[{j}].introduced", range.Introduced);
                Add($"affected[{i}].ranges[{j}].fixed", range.Fixed);
                Add($"affected[{i}].ranges[{j}].lastAffected", range.LastAffected);
            }
        }
        foreach (var (i, cwe) in content.Cwes.Index())
            Add($"cwes[{i}]", cwe);
        foreach (var (i, reference) in content.References.Index())
        {
            Add($"references[{i}].type", reference.Type);
            Add($"references[{i}].url", reference.Url);
        }
        foreach (var (i, credit) in content.Credits.Index())
        {
            Add($"credits[{i}].name", credit.Name);
            Add($"credits[{i}].type", credit.Type);
            Add($"credits[{i}].contact", credit.Contact);
        }
        return new(fields);

        void Add(string name, string? value) => fields.Add(new(name, value ?? ""));
    }

    /// <summary>
    /// Where a fault leads to on the form: a line of a field that holds several leads to the field, a list to its first row.
    /// </summary>
    public static Fault Placed(Fault fault)
    {
        if (firstRows.TryGetValue(fault.Path, out var row))
            return fault with { Path = row };
        foreach (var list in new[] { ".versions[", "aliases[" })
        {
            var at = fault.Path.IndexOf(list, StringComparison.Ordinal);
            if (at < 0 || (list[0] != '.' && at > 0))
                continue;
            var end = at + list.Length - 1;
            var line = int.TryParse(fault.Path[(end + 1)..].TrimEnd(']'), out var index) ? $"Line {index + 1}: " : "";
            return fault with { Path = fault.Path[..end], Message = line + fault.Message };
        }
        return fault;
    }

    private static AffectedPackage Package(FormValues form, string row, bool keepEmpty) =>
        new()
        {
            Package = new(form[$"{row}.package.ecosystem"] ?? "", form[$"{row}.package.name"] ?? ""),
            Ranges =
            [
                .. Rows(form, $"{row}.ranges")
                    .Select(range => new AffectedRange
                    {
                        Introduced = form[$"{range}.introduced"] ?? "",
                        Fixed = Written(form[$"{range}.fixed"]),
                        LastAffected = Written(form[$"{range}.lastAffected"]),
                    })
                    .Where(r => keepEmpty || HasAny(r.Introduced, r.Fixed, r.LastAffected)),
            ],
            Versions = Lines(form[$"{row}.versions"]),
        };

    private static IEnumerable<string> Rows(FormValues form, string list) =>
        form.Indexes(list).Select(index => $"{list}[{index}]");

    private static IReadOnlyList<string> Lines(string? text) =>
        (text ?? "").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool HasAny(AffectedPackage package) =>
        HasAny(package.Package.Name) || package.Ranges.Count > 0 || package.Versions.Count > 0;

    private static bool HasAny(params ReadOnlySpan<string?> texts)
    {
        foreach (var text in texts)
        {
            if (!string.IsNullOrWhiteSpace(text))
                return true;
        }
        return false;
    }

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
