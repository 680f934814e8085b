using FsCheck;
using FsCheck.Fluent;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Tests;

/// <summary>Bytes that no sender would send, for readers that must not throw whatever comes.</summary>
internal static class Fuzz
{
    /// <summary>Random bytes; and <paramref name="seed"/> with bytes replaced, pieces repeated and the end cut off.</summary>
    public static void Reader<T>(Func<ReadOnlyMemory<byte>, Result<T>> read, byte[] seed, string prefix)
    {
        var noise = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf();
        var changes = Gen.Two(Gen.Choose(0, seed.Length - 1)).Zip(Gen.Choose(0, 255)).ArrayOf();
        var mutated =
            from edits in changes
            from cut in Gen.Choose(0, seed.Length)
            from whole in Gen.Elements(true, false)
            from copy in Gen.Elements(true, false)
            select Mutated(seed, edits, whole ? seed.Length : cut, copy);
        Prop.ForAll(
                Gen.OneOf(noise, mutated).ToArbitrary(),
                bytes =>
                {
                    var result = read(bytes);
                    return result.Succeeded || result.Problem.Code.StartsWith(prefix, StringComparison.Ordinal);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
        // every way of being cut off, as a broken download is
        for (var length = 0; length < seed.Length; length += Math.Max(1, seed.Length / 500))
            read(seed.AsMemory(0, length)).Succeeded.ShouldBeFalse();
    }

    private static byte[] Mutated(byte[] seed, ((int, int), int)[] edits, int length, bool copy)
    {
        var bytes = (byte[])seed.Clone();
        foreach (var ((at, from), value) in edits)
        {
            if (copy)
                bytes.AsSpan(from, Math.Min(value, seed.Length - Math.Max(at, from))).CopyTo(bytes.AsSpan(at));
            else
                bytes[at] = (byte)value;
        }
        return bytes[..length];
    }
}
