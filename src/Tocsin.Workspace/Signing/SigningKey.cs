namespace Tocsin.Workspace.Signing;

/// <summary>One of the programme's OpenPGP keys, of which the latest signs.</summary>
/// <param name="Version">From 1.</param>
/// <param name="Fingerprint">40 hexadecimal digits in capitals.</param>
/// <param name="Armored">The public half, ASCII.</param>
public sealed record SigningKey(int Version, string Fingerprint, string Armored);
