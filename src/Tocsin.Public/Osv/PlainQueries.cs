using System.Buffers;

namespace Tocsin.Public.Osv;

/// <summary>
/// Reads a batch as scanners write it: packages by name and ecosystem, perhaps at a version, in plain ASCII. Whatever else there may be in
/// one is left to <see cref="OsvQuery"/>, which takes three times as long: what is not read here is not thereby wrong.
/// </summary>
internal ref struct PlainQueries(ReadOnlySpan<byte> utf8)
{
    private static readonly SearchValues<byte> EndsPlainText = SearchValues.Create([
        .. Enumerable.Range(0, 256).Where(b => b is < ' ' or >= 0x7f or '"' or '\\').Select(b => (byte)b),
    ]);

    private ReadOnlySpan<byte> rest = utf8;

    /// <summary>Goes to the first query.</summary>
    public bool TryBegin() =>
        Take('{') && TryText(out var name) && name.SequenceEqual("queries"u8) && Take(':') && Take('[');

    /// <summary>Whether this was the last, and nothing else follows; else the next can be read.</summary>
    /// <param name="isLast">Says something only where this gives true.</param>
    public bool TryContinue(out bool isLast)
    {
        isLast = !Take(',');
        return !isLast || (Take(']') && Take('}') && Skip().IsEmpty);
    }

    public bool TryRead(out PlainQuery query)
    {
        query = default;
        if (!Take('{'))
            return false;
        do
        {
            if (!TryText(out var name) || !Take(':'))
                return false;
            if (name.SequenceEqual("version"u8))
            {
                if (!query.Version.IsEmpty || !TryText(out query.Version))
                    return false;
            }
            else if (
                !name.SequenceEqual("package"u8)
                || !query.Name.IsEmpty
                || !TryPackage(out query.Ecosystem, out query.Name)
            )
                return false;
        } while (Take(','));
        return Take('}') && !query.Name.IsEmpty;
    }

    private bool TryPackage(out ReadOnlySpan<byte> ecosystem, out ReadOnlySpan<byte> called)
    {
        ecosystem = called = default;
        if (!Take('{'))
            return false;
        do
        {
            if (!TryText(out var name) || !Take(':'))
                return false;
            if (name.SequenceEqual("name"u8))
            {
                if (!called.IsEmpty || !TryText(out called))
                    return false;
            }
            else if (!name.SequenceEqual("ecosystem"u8) || !ecosystem.IsEmpty || !TryText(out ecosystem))
                return false;
        } while (Take(','));
        return Take('}') && !called.IsEmpty && !ecosystem.IsEmpty;
    }

    // an empty text says nothing to one who asks: that, too, is for the other reader
    private bool TryText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (!Take('"'))
            return false;
        var end = rest.IndexOfAny(EndsPlainText);
        if (end <= 0 || rest[end] != '"')
            return false;
        text = rest[..end];
        rest = rest[(end + 1)..];
        return true;
    }

    private bool Take(char expected)
    {
        if (rest.IsEmpty || rest[0] != expected)
        {
            rest = Skip();
            if (rest.IsEmpty || rest[0] != expected)
                return false;
        }
        rest = rest[1..];
        return true;
    }

    private readonly ReadOnlySpan<byte> Skip() => rest.TrimStart(" \n\r\t"u8);
}

/// <summary>A package, perhaps at a version, as it lies in the body: ASCII without escapes.</summary>
internal ref struct PlainQuery
{
    public ReadOnlySpan<byte> Ecosystem;

    public ReadOnlySpan<byte> Name;

    /// <summary>Empty: every record of the package.</summary>
    public ReadOnlySpan<byte> Version;
}
