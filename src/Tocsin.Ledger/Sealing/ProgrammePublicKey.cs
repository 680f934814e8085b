using Tocsin.Standards.Hpke;

namespace Tocsin.Ledger.Sealing;

/// <summary>What intake holds: with it anything can be sealed for the programme and nothing opened.</summary>
/// <param name="Programme">Which installation; goes into everything that is sealed.</param>
/// <param name="Version">Which of the programme's keys, from 1.</param>
public sealed record ProgrammePublicKey(string Programme, int Version, HpkePublicKey Key)
{
    /// <summary>Seals a small secret for <see cref="ProgrammeKey.Open"/>; 81 bytes longer than the plaintext.</summary>
    /// <param name="purpose">What it is and where it belongs; opening needs the same.</param>
    public byte[] Seal(string purpose, ReadOnlySpan<byte> plaintext) =>
        Key.Seal(ProgrammeKey.Info(Programme, Version), ProgrammeKey.Purpose(purpose), plaintext);
}
