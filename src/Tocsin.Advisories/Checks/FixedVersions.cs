using Tocsin.Advisories.Matching;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Checks;

/// <summary>What one can move to from an affected version.</summary>
public static class FixedVersions
{
    /// <summary>
    /// The fixes that <paramref name="record"/> names for the package and that come after <paramref name="version"/>, the nearest first;
    /// where the scheme cannot order them, all, as they are written. Empty: no fix is named.
    /// </summary>
    public static IReadOnlyList<string> For(OsvRecord record, AffectedPackage package, string version)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(package);
        var scheme = VersionScheme.For(package.Ecosystem);
        string[] named =
        [
            .. Entries(record, package)
                .SelectMany(entry => entry.Ranges ?? [])
                .Where(range => range.Type != "GIT")
                .SelectMany(range => range.Events ?? [])
                .Select(happened => happened.Fixed)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal),
        ];
        if (scheme is null || !scheme.TryParse(version, out var from))
            return named;
        var later = new List<(VersionKey At, string Text)>();
        foreach (var text in named)
        {
            if (!scheme.TryParse(text, out var at))
                return named;
            if (at > from)
                later.Add((at, text));
        }
        return [.. later.OrderBy(fix => fix.At).Select(fix => fix.Text)];
    }

    /// <summary>The entries of a record that are about this package.</summary>
    public static IReadOnlyList<OsvAffected> Entries(OsvRecord record, AffectedPackage package)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(package);
        return
        [
            .. (record.Affected ?? []).Where(entry =>
                entry.Package is { } about && about.Ecosystem == package.Ecosystem && about.Name == package.Name
            ),
        ];
    }
}
