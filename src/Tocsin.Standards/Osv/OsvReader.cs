using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Osv;

/// <summary>Reads records of the OSV schema 1.7 as the world writes them.</summary>
public static class OsvReader
{
    /// <summary>The largest record that is read, in bytes.</summary>
    public const int LargestRecord = 4 * 1024 * 1024;

    /// <summary>
    /// Total: any bytes give a record or a problem (<c>osv.too-large</c>, <c>osv.not-json</c>, <c>osv.not-an-object</c>, or
    /// <c>osv.faulty</c> with every fault and its path).
    /// </summary>
    public static Result<OsvRecord> Read(ReadOnlyMemory<byte> utf8) => throw new NotSupportedException();
}
