using System.Buffers;

namespace Tocsin.Governance.People;

/// <summary>Random characters that can be read aloud: Crockford's base 32, which has no I, L, O or U.</summary>
/// <param name="fill">The source: fills a span with random bytes.</param>
public sealed class ReadableRandom(Action<Span<byte>> fill)
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly SearchValues<char> Known = SearchValues.Create(Alphabet);

    /// <summary><paramref name="count"/> characters of five random bits each.</summary>
    public string Characters(int count)
    {
        Span<byte> bytes = stackalloc byte[count];
        fill(bytes);
        Span<char> text = stackalloc char[count];
        for (var i = 0; i < count; i++)
            text[i] = Alphabet[bytes[i] & 31];
        return new(text);
    }

    /// <summary><paramref name="count"/> random bytes.</summary>
    public byte[] Bytes(int count)
    {
        var bytes = new byte[count];
        fill(bytes);
        return bytes;
    }

    /// <summary>Whether every character is one of ours, as it is written here.</summary>
    public static bool Reads(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Known);

    /// <summary>What was meant by what was typed: lower case, O for 0, I and L for 1 are taken (Crockford).</summary>
    public static string Corrected(string typed) =>
        string.Concat(
            typed
                .ToUpperInvariant()
                .Select(c =>
                    c switch
                    {
                        'O' => '0',
                        'I' or 'L' => '1',
                        _ => c,
                    }
                )
        );
}
