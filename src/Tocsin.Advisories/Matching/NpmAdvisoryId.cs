using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Tocsin.Advisories.Matching;

/// <summary>
/// The integer by which npm-family clients know an advisory. They want one for each (advisory, package), the same after a
/// restart, on every node and in every later release, so it is not counted but derived: the first 53 bits, which a
/// JavaScript number holds exactly, of SHA-256 over <c>ID LF name</c> (LF and attempt follow from the second attempt on).
/// Ranges do not enter, so that correcting an advisory keeps its number.
/// </summary>
/// <remarks>
/// Among 214,000 advisories two have the same number with a chance of about one in 400,000. The index looks, and gives
/// the one with the greater ID its next attempt.
/// </remarks>
public static class NpmAdvisoryId
{
    internal const string Ecosystem = "npm";

    /// <summary>1 to 2^53 − 1.</summary>
    /// <param name="attempt">0, or how many of the numbers before were taken.</param>
    public static long Of(string id, string name, int attempt = 0)
    {
        var text = attempt == 0 ? $"{id}\n{name}" : $"{id}\n{name}\n{attempt}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return Math.Max(1, (long)(BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11));
    }
}
