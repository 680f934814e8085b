using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Drafts;

/// <summary>What can be wrong with the packages of a draft and their versions.</summary>
internal static class AffectedLint
{
    public static void Check(IReadOnlyList<AffectedPackage> affected, FaultCollector faults)
    {
        if (affected.Count == 0)
            faults.Add("affected", "Name at least one package that is affected.");
        var seen = new HashSet<PackageName>();
        foreach (var (one, path) in AdvisoryLint.Each(affected, "affected", AdvisoryLimits.Affected, faults))
        {
            var package = faults.Take($"{path}.package", PackageName.Parse(one.Package.Ecosystem, one.Package.Name));
            if (package.Name is not null)
                CheckName(package, $"{path}.package", faults);
            if (package.Name is not null && !seen.Add(package))
                faults.Add($"{path}.package", "This package is named twice; put all its ranges into one place.");
            if (one.Ranges.Count == 0 && one.Versions.Count == 0)
                faults.Add(
                    $"{path}.ranges",
                    "Say which versions are affected; a range from 0 without a fix is all of them."
                );
            CheckVersions(one, package.Ecosystem, path, faults);
        }
    }

    private static void CheckName(PackageName package, string path, FaultCollector faults)
    {
        if (package.Ecosystem.Any(c => char.IsControl(c)))
            faults.Add($"{path}.ecosystem", "An ecosystem is one line without control characters.");
        if (package.Ecosystem == "npm")
        {
            if (NpmName.Fault(package.Name) is { } fault)
                faults.Add($"{path}.name", fault);
            else if (package.Name.Any(char.IsAsciiLetterUpper))
                faults.Warn(
                    $"{path}.name",
                    "npm has had no new names with upper-case letters since 2014: is this one?"
                );
        }
        else if (package.Name.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
        {
            faults.Add($"{path}.name", "A package's name has no blanks.");
        }
    }

    private static void CheckVersions(AffectedPackage one, string? ecosystem, string path, FaultCollector faults)
    {
        var scheme = ecosystem is null ? null : VersionScheme.For(ecosystem);
        if (scheme is null && ecosystem is not null)
        {
            faults.Warn(
                $"{path}.package.ecosystem",
                "The order of this ecosystem's versions is not known here: ranges cannot be checked, and only single versions will match."
            );
        }
        var ranges = AdvisoryLint
            .Each(one.Ranges, $"{path}.ranges", AdvisoryLimits.Ranges, faults)
            .Select(range => RangeLint.Check(range.Item, range.Path, scheme, faults))
            .OfType<CheckedRange>()
            .ToList();
        RangeLint.CheckTogether(ranges, faults);
        foreach (var (text, at) in AdvisoryLint.Each(one.Versions, $"{path}.versions", AdvisoryLimits.Versions, faults))
        {
            var version = faults.Required(at, text, AdvisoryLimits.Version);
            if (version.Length == 0 || scheme is null)
                continue;
            if (!scheme.TryParse(version, out var key))
                faults.Add(at, $"{ecosystem} does not know this as a version.");
            else if (ranges.Find(r => r.Interval is { IncludesEnd: false, End: { } end } && end == key) is { } fix)
                faults.Add(at, $"{fix.Path}.fixed says that this version is fixed.");
        }
    }
}
