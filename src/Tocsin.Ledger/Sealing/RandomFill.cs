namespace Tocsin.Ledger.Sealing;

/// <summary>
/// Fills a span with random bytes: <see cref="System.Security.Cryptography.RandomNumberGenerator.Fill"/>, except where
/// a test fixes a format.
/// </summary>
internal delegate void RandomFill(Span<byte> bytes);
