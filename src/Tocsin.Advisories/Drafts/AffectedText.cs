using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>Affected versions as lines: the ecosystem, the name, a colon, and what of it is affected.</summary>
internal static class AffectedText
{
    private const string All = "*";

    public static IEnumerable<string> Of(IReadOnlyList<AffectedPackage> affected)
    {
        foreach (var one in affected)
        {
            var name = $"{one.Package.Ecosystem} {one.Package.Name}:";
            foreach (var range in one.Ranges)
                yield return $"{name} {Of(range)}";
            foreach (var version in one.Versions)
                yield return $"{name} = {version}";
            if (one.Ranges.Count + one.Versions.Count == 0)
                yield return name;
        }
    }

    public static IReadOnlyList<AffectedPackage> Read(FaultCollector faults, string path, IReadOnlyList<string> lines)
    {
        List<AffectedPackage> packages = [];
        foreach (var (index, line) in lines.Index())
        {
            if (Read(line) is { } read)
                Add(packages, read);
            else
                faults.Add(path, $"Line {index + 1}: write it as “npm left-pad: >= 1.0.0, < 1.2.3”.");
        }
        return packages;
    }

    private static string Of(AffectedRange range)
    {
        List<string> parts = [];
        if (range.Introduced != AffectedRange.Beginning)
            parts.Add($">= {range.Introduced}");
        if (range.Fixed is { } end)
            parts.Add($"< {end}");
        if (range.LastAffected is { } last)
            parts.Add($"<= {last}");
        return parts.Count == 0 ? All : string.Join(", ", parts);
    }

    private static AffectedPackage? Read(string line)
    {
        // a name may have a colon, and never one that a space or the end of the line follows
        var colon = (line + " ").IndexOf(": ", StringComparison.Ordinal);
        var space = colon < 0 ? -1 : line[..colon].TrimEnd().LastIndexOf(' ');
        if (space <= 0)
            return null;
        var package = new PackageName(line[..space].Trim(), line[(space + 1)..colon].Trim());
        var rest = colon + 1 >= line.Length ? "" : line[(colon + 1)..].Trim();
        var whole = new AffectedPackage { Package = package };
        if (rest.Length == 0)
            return whole;
        if (rest == All)
            return whole with { Ranges = [new()] };
        var range = new AffectedRange();
        foreach (var part in rest.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Operand(part, ">=") is { } from)
                range = range with { Introduced = from };
            else if (Operand(part, "<=") is { } last)
                range = range with { LastAffected = last };
            else if (Operand(part, "<") is { } end)
                range = range with { Fixed = end };
            else if (Operand(part, "=") is { } alone && rest == part)
                return whole with { Versions = [alone] };
            else
                return null;
        }
        return whole with { Ranges = [range] };
    }

    private static string? Operand(string part, string sign) =>
        part.StartsWith(sign, StringComparison.Ordinal) && part[sign.Length..].Trim() is { Length: > 0 } version
            ? version
            : null;

    private static void Add(List<AffectedPackage> packages, AffectedPackage read)
    {
        var at = packages.FindIndex(one => one.Package == read.Package);
        if (at < 0)
            packages.Add(read);
        else
            packages[at] = packages[at] with
            {
                Ranges = [.. packages[at].Ranges, .. read.Ranges],
                Versions = [.. packages[at].Versions, .. read.Versions],
            };
    }
}
