using System.Globalization;
using System.Runtime.InteropServices;
using Tocsin.Standards.Versions;

namespace Tocsin.Advisories.Matrices;

/// <summary>
/// A release line of Node.js: a major version or, before 1.0, a minor one (<c>0.12</c>). It begins with the first pre-release of its
/// first version and ends where the next begins.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ReleaseLine(int Major, int Minor) : IComparable<ReleaseLine>
{
    /// <summary><c>22.x</c>, <c>0.12.x</c>.</summary>
    public string Name => Major == 0 ? $"0.{Minor}.x" : $"{Major}.x";

    /// <summary>Every version of the line, pre-releases too.</summary>
    public VersionSet Versions =>
        VersionSet.Of([
            VersionInterval.All with
            {
                Start = Key(First),
                StartText = First,
                End = Key(Next),
                EndText = Next,
            },
        ]);

    private string First => Major == 0 ? $"0.{Minor}.0-0" : $"{Major}.0.0-0";

    private string Next => Major == 0 ? $"0.{Minor + 1}.0-0" : $"{Major + 1}.0.0-0";

    /// <summary>The lines that a range names: those of its ends, and what lies between two majors.</summary>
    public static IEnumerable<ReleaseLine> Named(VersionInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        ReleaseLine? from = interval.Start == VersionKey.Minimum ? null : Of(interval.Start);
        if (from is { } first)
            yield return first;
        if (interval.End is not { } end || Of(end) is not { } last)
            yield break;
        // [20.0.0, 21.0.0-0) ends with the line 20 and says nothing of 21
        if (end != Key(last.First))
            yield return last;
        for (var major = Math.Max((from?.Major ?? last.Major) + 1, 1); major < last.Major; major++)
            yield return new(major, 0);
    }

    public int CompareTo(ReleaseLine other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => Name;

    private static ReleaseLine? Of(VersionKey version)
    {
        var parts = VersionScheme.Npm.Print(version).Split('.');
        return
            parts.Length >= 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && major < 1_000
            && minor < 10_000
            ? new(major, major == 0 ? minor : 0)
            : null;
    }

    private static VersionKey Key(string text) =>
        VersionScheme.Npm.TryParse(text, out var key) ? key : throw new InvalidOperationException(text);
}
