using System.Text;

namespace Tocsin.Standards.Versions;

/// <summary>A scheme whose keys are bytes in memory order (<see cref="KeyWriter"/>).</summary>
internal abstract class PackedScheme(string name) : VersionScheme
{
    private const int UsualBytes = 128;

    public sealed override string Name => name;

    public sealed override bool TryParse(ReadOnlySpan<char> text, out VersionKey key)
    {
        var writer = new KeyWriter(stackalloc byte[UsualBytes]);
        var isRead = TryRead(text, ref writer);
        key = isRead ? writer.ToKey() : default;
        return isRead;
    }

    public sealed override bool TryProbe(ReadOnlySpan<char> text, out VersionProbe probe)
    {
        var writer = new KeyWriter(stackalloc byte[UsualBytes]);
        var isRead = TryRead(text, ref writer);
        probe = isRead ? writer.ToProbe() : default;
        return isRead;
    }

    /// <summary>The canonical spelling; <c>0</c> for <see cref="VersionKey.Minimum"/>.</summary>
    public sealed override string Print(VersionKey key)
    {
        if (key == VersionKey.Minimum)
            return "0";
        var text = new StringBuilder();
        var reader = new KeyReader(key);
        Print(ref reader, text);
        return text.ToString();
    }

    /// <summary>
    /// There is none in a scheme where something always fits between two versions (<c>1.0.0…0.1</c> after <c>1</c>), and
    /// in NuGet's none that anybody would write (<c>1.0.0-a.-2147483648</c> after <c>1.0.0-a</c>).
    /// </summary>
    public override bool TryNext(VersionKey key, out VersionKey next)
    {
        next = default;
        return false;
    }

    /// <summary>
    /// Writes a version of 1 to <see cref="VersionScheme.LongestVersion"/> characters, none of them white space or
    /// control; false when it is none.
    /// </summary>
    protected abstract bool TryWrite(ReadOnlySpan<char> text, ref KeyWriter key);

    protected abstract void Print(ref KeyReader key, StringBuilder text);

    private bool TryRead(ReadOnlySpan<char> text, ref KeyWriter key)
    {
        if (text.Length > LongestVersion)
            return false;
        text = text.Trim();
        return !text.IsEmpty && IsPrintable(text) && TryWrite(text, ref key);
    }

    /// <summary>Whether there is neither white space nor control in it.</summary>
    protected static bool IsPrintable(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (c is <= ' ' or >= '\u007f' && (char.IsWhiteSpace(c) || char.IsControl(c)))
                return false;
        return true;
    }
}
