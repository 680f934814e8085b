using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Hpke;

/// <summary>What is refused. None says which check failed: whoever sent the bytes learns nothing from trying.</summary>
public static class HpkeProblems
{
    public static Problem InvalidPublicKey { get; } =
        Problem.Invalid("hpke.invalid-public-key", "This is not an uncompressed point of P-256.");

    public static Problem InvalidPrivateKey { get; } =
        Problem.Invalid("hpke.invalid-private-key", "This is not a scalar of P-256.");

    public static Problem DoesNotOpen { get; } =
        Problem.Invalid("hpke.does-not-open", "This was not sealed for this key and purpose, or was changed since.");
}
