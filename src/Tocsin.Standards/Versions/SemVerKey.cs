using System.Globalization;
using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>
/// Packs versions of SemVer into keys and back. High is major+1, Middle is minor, Low is patch·2 plus 1 for a release
/// (which sorts after its pre-releases); the tail has the identifiers of pre-release and ordered build.
/// <code>
/// number      01, count of digits−1, digits     numbers before words, by value
/// word        02, ASCII, 00                    words by ASCII
/// build       00, identifiers                  none before some; after fewer identifiers, before more
/// </code>
/// From the first of the three numbers that is 2^62 or more, the integers are saturated and the rest is in the tail.
/// </summary>
internal static class SemVerKey
{
    private const ulong Huge = 1UL << 62;
    private const ulong Saturated = ulong.MaxValue;
    private const byte BuildMark = 0;
    private const byte NumberMark = 1;
    private const byte WordMark = 2;

    /// <summary>The tail of the first pre-release there can be, <c>-0</c>.</summary>
    private static ReadOnlySpan<byte> FirstIdentifier => [NumberMark, 0, (byte)'0'];

    public static VersionKey Pack(SemVerParts parts, bool ordersBuild)
    {
        var tail = new KeyWriter(stackalloc byte[VersionScheme.LongestVersion]);
        return Pack(parts, ordersBuild, ref tail);
    }

    /// <param name="tail">Empty; what it holds afterwards is the key's tail.</param>
    public static VersionKey Pack(SemVerParts parts, bool ordersBuild, ref KeyWriter tail)
    {
        var (high, middle, low) = Write(parts, ordersBuild, ref tail);
        return new(high, middle, low, tail.Length == 0 ? null : tail.Written.ToArray());
    }

    /// <param name="tail">Empty.</param>
    public static VersionProbe Probe(SemVerParts parts, bool ordersBuild, ref KeyWriter tail)
    {
        var (high, middle, low) = Write(parts, ordersBuild, ref tail);
        return new(high, middle, low, tail.Written);
    }

    private static (ulong High, ulong Middle, ulong Low) Write(SemVerParts parts, bool ordersBuild, ref KeyWriter tail)
    {
        var build = ordersBuild ? parts.Build : default;
        var release = parts.PreRelease.IsEmpty ? 1UL : 0UL;
        var major = Number(parts.Major);
        var minor = Number(parts.Minor);
        var patch = Number(parts.Patch);
        if (major >= Huge || minor >= Huge || patch >= Huge)
            return WriteHuge(parts, build, major, minor, ref tail);
        WriteIdentifiers(ref tail, parts.PreRelease, build);
        return (major + 1, minor, (patch << 1) | release);
    }

    /// <summary>Whether the version is a pre-release; <see cref="VersionKey.Minimum"/> is none.</summary>
    public static bool IsPreRelease(VersionKey key) => key.High != 0 && (key.Low & 1) == 0;

    /// <summary>Whether both have the same three numbers.</summary>
    public static bool SameNumbers(VersionKey left, VersionKey right) =>
        left.High == right.High && left.Middle == right.Middle && left.Low >> 1 == right.Low >> 1;

    /// <summary>After 1.2.3 comes 1.2.4-0, after 1.2.3-a comes 1.2.3-a.0. Not for huge numbers, nor where builds count.</summary>
    public static bool TryNext(VersionKey key, out VersionKey next)
    {
        next = default;
        var known = key.High is not (0 or Saturated) && key.Middle != Saturated && key.Low < Saturated - 1;
        if (!known)
            return false;
        next = IsPreRelease(key)
            ? new(key.High, key.Middle, key.Low, [.. key.Tail, .. FirstIdentifier])
            : new(key.High, key.Middle, key.Low + 1, FirstIdentifier.ToArray());
        return true;
    }

    /// <summary>The canonical spelling; <c>0</c> for <see cref="VersionKey.Minimum"/>.</summary>
    public static string Print(VersionKey key)
    {
        if (key.High == 0)
            return "0";
        var text = new StringBuilder();
        var tail = key.Tail;
        var huge = false;
        var release = (key.Low & 1) == 1;
        Append(key.High == Saturated, key.High - 1, ref tail);
        text.Append('.');
        Append(huge || key.Middle == Saturated, key.Middle, ref tail);
        text.Append('.');
        Append(huge || key.Low == Saturated, key.Low >> 1, ref tail);
        if (huge)
        {
            release = tail[0] == 1;
            tail = tail[1..];
        }
        PrintIdentifiers(text, tail, release);
        return text.ToString();

        void Append(bool fromTail, ulong number, ref ReadOnlySpan<byte> tail)
        {
            huge = fromTail;
            if (fromTail)
                PrintNumber(text, ref tail);
            else
                text.Append(number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static void PrintIdentifiers(StringBuilder text, ReadOnlySpan<byte> tail, bool release)
    {
        var separator = release ? '+' : '-';
        while (!tail.IsEmpty)
        {
            if (tail[0] == BuildMark)
            {
                separator = '+';
                tail = tail[1..];
                continue;
            }
            text.Append(separator);
            separator = '.';
            if (tail[0] == NumberMark)
            {
                PrintNumber(text, ref tail);
                continue;
            }
            var end = tail.IndexOf((byte)0);
            text.Append(Encoding.ASCII.GetString(tail[1..end]));
            tail = tail[(end + 1)..];
        }
    }

    private static void PrintNumber(StringBuilder text, ref ReadOnlySpan<byte> tail)
    {
        var end = 3 + tail[1];
        text.Append(Encoding.ASCII.GetString(tail[2..end]));
        tail = tail[end..];
    }

    private static (ulong High, ulong Middle, ulong Low) WriteHuge(
        SemVerParts parts,
        ReadOnlySpan<char> build,
        ulong major,
        ulong minor,
        ref KeyWriter tail
    )
    {
        if (major >= Huge)
            WriteNumber(ref tail, parts.Major);
        if (major >= Huge || minor >= Huge)
            WriteNumber(ref tail, parts.Minor);
        WriteNumber(ref tail, parts.Patch);
        tail.Mark(parts.PreRelease.IsEmpty ? (byte)1 : (byte)0);
        WriteIdentifiers(ref tail, parts.PreRelease, build);
        return major >= Huge ? (Saturated, Saturated, Saturated)
            : minor >= Huge ? (major + 1, Saturated, Saturated)
            : (major + 1, minor, Saturated);
    }

    private static void WriteIdentifiers(ref KeyWriter tail, ReadOnlySpan<char> preRelease, ReadOnlySpan<char> build)
    {
        WriteIdentifiers(ref tail, preRelease);
        if (build.IsEmpty)
            return;
        tail.Mark(BuildMark);
        WriteIdentifiers(ref tail, build);
    }

    private static void WriteIdentifiers(ref KeyWriter tail, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
            return;
        foreach (var range in text.Split('.'))
        {
            var identifier = text[range];
            if (SemVerText.IsNumber(identifier))
            {
                WriteNumber(ref tail, identifier);
                continue;
            }
            tail.Mark(WordMark);
            foreach (var c in identifier)
                tail.Mark((byte)c);
            tail.Mark(0);
        }
    }

    /// <summary>Without zeros in front the longer number is the larger, hence the count first.</summary>
    private static void WriteNumber(ref KeyWriter tail, ReadOnlySpan<char> digits)
    {
        digits = digits.TrimStart('0');
        if (digits.IsEmpty)
            digits = "0";
        tail.Mark(NumberMark);
        tail.Mark(checked((byte)(digits.Length - 1)));
        foreach (var c in digits)
            tail.Mark((byte)c);
    }

    private static ulong Number(ReadOnlySpan<char> digits) =>
        ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Saturated;
}
