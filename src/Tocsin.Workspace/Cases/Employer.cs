using System.Text.RegularExpressions;
using Tocsin.Cases;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// Whether a case touches somebody's employer. The rule: the employer's name stands, as whole words and in whatever case, in what the
/// reporter gave as the place, or in the name of a package of the draft. It marks; whoever is marked decides whether to step back.
/// </summary>
internal static class Employer
{
    private const int Shortest = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    public static bool IsTouchedBy(Case found, string? employer)
    {
        var name = employer?.Trim() ?? "";
        if (name.Length < Shortest)
            return false;
        var pattern = $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])";
        return Places(found)
            .Any(place =>
                Regex.IsMatch(place, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience)
            );
    }

    private static IEnumerable<string> Places(Case found) =>
        new[] { found.Report?.Where }
            .OfType<string>()
            .Concat((found.Draft?.Affected ?? []).Select(affected => affected.Package.Name));
}
