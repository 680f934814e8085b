using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Tocsin.Advisories.Snapshots;

/// <summary>
/// SipHash (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012): whoever does not know the key cannot choose names
/// that fall into one slot. <see cref="string.GetHashCode()"/> defends as well, but its key dies with the process.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct SipHash(ulong key0, ulong key1)
{
    /// <summary>Of a text's UTF-16 units; one round for each word and three at the end, as hash tables elsewhere take it.</summary>
    /// <param name="group">Texts of another group have other hashes.</param>
    public ulong Of(int group, ReadOnlySpan<char> text)
    {
        var keyed = new SipHash(key0 ^ (uint)group, key1);
        return keyed.Of(MemoryMarshal.AsBytes(text), 1, 3);
    }

    /// <summary>The paper's SipHash-c-d.</summary>
    public ulong Of(ReadOnlySpan<byte> bytes, int rounds, int lastRounds)
    {
        var state = new State(key0, key1);
        var last = (ulong)bytes.Length << 56;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..])
            state.Take(BinaryPrimitives.ReadUInt64LittleEndian(bytes), rounds);
        for (var i = 0; i < bytes.Length; i++)
            last |= (ulong)bytes[i] << (8 * i);
        state.Take(last, rounds);
        return state.Finish(lastRounds);
    }

    [StructLayout(LayoutKind.Auto)]
    private struct State(ulong key0, ulong key1)
    {
        private ulong v0 = key0 ^ 0x736f6d6570736575;
        private ulong v1 = key1 ^ 0x646f72616e646f6d;
        private ulong v2 = key0 ^ 0x6c7967656e657261;
        private ulong v3 = key1 ^ 0x7465646279746573;

        public void Take(ulong word, int rounds)
        {
            v3 ^= word;
            Mix(rounds);
            v0 ^= word;
        }

        public ulong Finish(int rounds)
        {
            v2 ^= 0xff;
            Mix(rounds);
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void Mix(int rounds)
        {
            for (var round = 0; round < rounds; round++)
            {
                v0 += v1;
                v2 += v3;
                v1 = BitOperations.RotateLeft(v1, 13) ^ v0;
                v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
                v0 = BitOperations.RotateLeft(v0, 32);
                v2 += v1;
                v0 += v3;
                v1 = BitOperations.RotateLeft(v1, 17) ^ v2;
                v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
                v2 = BitOperations.RotateLeft(v2, 32);
            }
        }
    }
}
