using System.Text.Json;

namespace Tocsin.Public.Npm;

/// <summary>Names and versions, decoded without a string.</summary>
internal static class NpmText
{
    /// <summary>Longer than any name or version that npm or the matcher takes, escapes counted.</summary>
    public const int Longest = 1_024;

    /// <summary>Decodes the text at which the reader stands; false when it is too long or no text at all (a half character).</summary>
    public static bool TryRead(ref Utf8JsonReader reader, scoped Span<char> to, out int length)
    {
        length = 0;
        if (reader.HasValueSequence || reader.ValueSpan.Length > to.Length)
            return false;
        try
        {
            length = reader.CopyString(to);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
