using System.Buffers.Binary;
using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Tocsin.Ledger.Sealing;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Intake;

/// <summary>
/// Challenges that cost the sender some seconds of a processor and this process some microseconds. Nothing is kept of a challenge: it is
/// signed, and says itself how hard it is and until when it is good.
/// </summary>
/// <remarks>
/// A challenge is the base64url of 36 bytes: the format (1), the bits, the instant at which it expires (seconds since 1970, 8 bytes, big-endian),
/// 10 random bytes, and the first 16 bytes of an HMAC over these and the sender's once-value. A proof is the challenge, a full stop, and the
/// base64url of 16 nonces of 4 bytes. Nonce <i>i</i> is right where SHA-256(SHA-256(challenge, as ASCII) ‖ <i>i</i> as one byte ‖ nonce) begins with
/// so many zero bits. Sixteen small puzzles instead of one large: the work varies by a quarter, where that of one varies by the whole of it.
/// </remarks>
public sealed class ProofOfWork(KeyedHash signature, KeyedHash spent, TimeProvider time)
{
    /// <summary>So many puzzles make one proof.</summary>
    public const int Puzzles = 16;

    /// <summary>Each puzzle takes 2^14 hashes on average, all of them 2^18: a second or two of a phone.</summary>
    public const int LeastBits = 14;

    /// <summary>All of them 2^21: some ten seconds of a phone. Harder, whoever has only that would be shut out.</summary>
    public const int MostBits = 17;

    /// <summary>So long a challenge is good: long enough to write a report while it lies there solved.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromHours(3);

    private const byte Format = 1;
    private const int SignedBytes = 20;
    private const int TagBytes = 16;
    private const int ChallengeChars = 48;
    private const int NonceBytes = 4;
    private const int NoncesChars = 86;

    /// <summary>A fresh challenge for one sending.</summary>
    /// <param name="once">What the sender chose for it: the proof is worth nothing with another.</param>
    public string Challenge(string? once, int bits)
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + TagBytes];
        bytes[0] = Format;
        bytes[1] = (byte)Math.Clamp(bits, LeastBits, MostBits);
        BinaryPrimitives.WriteInt64BigEndian(bytes[2..], (time.GetUtcNow() + Lasts).ToUnixTimeSeconds());
        RandomNumberGenerator.Fill(bytes[10..SignedBytes]);
        Tag(bytes[..SignedBytes], once).CopyTo(bytes[SignedBytes..]);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>What a proof uses up; null where it is none. The same few hashes whatever it is, before anything else is looked at.</summary>
    public SpentProof? Check(string? proof, string? once)
    {
        if (proof is not { Length: ChallengeChars + 1 + NoncesChars } || proof[ChallengeChars] != '.')
            return null;
        var text = proof.AsSpan(0, ChallengeChars);
        Span<byte> challenge = stackalloc byte[SignedBytes + TagBytes];
        Span<byte> nonces = stackalloc byte[Puzzles * NonceBytes];
        if (!Read(text, challenge) || !Read(proof.AsSpan(ChallengeChars + 1), nonces))
            return null;
        if (!CryptographicOperations.FixedTimeEquals(Tag(challenge[..SignedBytes], once), challenge[SignedBytes..]))
            return null;
        var expires = DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(challenge[2..]));
        if (challenge[0] != Format || expires <= time.GetUtcNow())
            return null;
        return Solves(text, challenge[1], nonces) ? new(spent.Of(challenge), expires) : null;
    }

    /// <summary>How hard a challenge of ours is.</summary>
    public static int BitsOf(string challenge)
    {
        Span<byte> bytes = stackalloc byte[SignedBytes + TagBytes];
        return Read(challenge, bytes) ? bytes[1] : throw new ArgumentException("no challenge", nameof(challenge));
    }

    /// <summary>Whether the nonces are right; also how a test finds them.</summary>
    internal static bool Solves(ReadOnlySpan<char> challenge, int bits, ReadOnlySpan<byte> nonces)
    {
        Span<byte> message = stackalloc byte[SHA256.HashSizeInBytes + 1 + NonceBytes];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.ASCII.GetBytes(challenge.ToArray()), message);
        for (var i = 0; i < Puzzles; i++)
        {
            message[SHA256.HashSizeInBytes] = (byte)i;
            nonces.Slice(i * NonceBytes, NonceBytes).CopyTo(message[(SHA256.HashSizeInBytes + 1)..]);
            SHA256.HashData(message, hash);
            if (BitOperations.LeadingZeroCount(BinaryPrimitives.ReadUInt32BigEndian(hash)) < bits)
                return false;
        }
        return true;
    }

    // nothing but base64url of exactly so many bytes: no white space, no padding
    private static bool Read(ReadOnlySpan<char> text, Span<byte> bytes) =>
        !text.ContainsAnyExcept(Alphabet)
        && Base64Url.TryDecodeFromChars(text, bytes, out var written)
        && written == bytes.Length;

    private static readonly System.Buffers.SearchValues<char> Alphabet = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    private ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> signed, string? once) =>
        signature.Of([.. signed, .. Encoding.UTF8.GetBytes(once ?? "")]).AsSpan(0, TagBytes);
}
