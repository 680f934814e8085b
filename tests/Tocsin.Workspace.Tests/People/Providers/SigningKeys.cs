using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Tocsin.Workspace.Tests.People.Providers;

/// <summary>Writes tokens (RFC 7515) by hand, sound ones and others, and publishes its keys (RFC 7517).</summary>
internal sealed class SigningKeys : IDisposable
{
    private readonly ECDsa curve = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly RSA stranger = RSA.Create(2048);
    private RSA rsa = RSA.Create(2048);
    private int number = 1;

    /// <summary>From now on there is another key, and the one before is gone.</summary>
    public void Rotate()
    {
        rsa.Dispose();
        (rsa, number) = (RSA.Create(2048), number + 1);
    }

    public object Published()
    {
        var (mine, point) = (rsa.ExportParameters(false), curve.ExportParameters(false).Q);
        return new
        {
            keys = new object[]
            {
                new
                {
                    kty = "RSA",
                    use = "sig",
                    kid = Kid,
                    n = Text(mine.Modulus!),
                    e = Text(mine.Exponent!),
                },
                new
                {
                    kty = "EC",
                    use = "sig",
                    kid = "ec",
                    crv = "P-256",
                    x = Text(point.X!),
                    y = Text(point.Y!),
                },
            },
        };
    }

    /// <param name="how">See <see cref="Orders"/>.</param>
    public string Write(IReadOnlyDictionary<string, object> claims, string how, string secret) =>
        how switch
        {
            "none" => Write(claims, "none", null, _ => []),
            "ec" => Write(claims, "ES256", "ec", bytes => curve.SignData(bytes, HashAlgorithmName.SHA256)),
            "hs256" => Write(
                claims,
                "HS256",
                null,
                bytes => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), bytes)
            ),
            // what is published as a key for signatures, used as a secret
            "hs256-with-public-key" => Write(
                claims,
                "HS256",
                Kid,
                bytes => HMACSHA256.HashData(Encoding.ASCII.GetBytes(rsa.ExportSubjectPublicKeyInfoPem()), bytes)
            ),
            "wrong-signature" => Write(claims, "RS256", Kid, bytes => Sign(stranger, bytes)),
            "unknown-key" => Write(claims, "RS256", "nobodys", bytes => Sign(stranger, bytes)),
            "no-signature" => Write(claims, "RS256", Kid, _ => []),
            _ => Write(claims, "RS256", Kid, bytes => Sign(rsa, bytes)),
        };

    public void Dispose()
    {
        rsa.Dispose();
        curve.Dispose();
        stranger.Dispose();
    }

    private string Kid => $"rsa-{number}";

    private static string Write(
        IReadOnlyDictionary<string, object> claims,
        string algorithm,
        string? kid,
        Func<byte[], byte[]> sign
    )
    {
        var header = new Dictionary<string, string>(StringComparer.Ordinal) { ["typ"] = "JWT", ["alg"] = algorithm };
        if (kid is not null)
            header["kid"] = kid;
        var head =
            $"{Text(JsonSerializer.SerializeToUtf8Bytes(header))}.{Text(JsonSerializer.SerializeToUtf8Bytes(claims))}";
        return $"{head}.{Text(sign(Encoding.ASCII.GetBytes(head)))}";
    }

    private static byte[] Sign(RSA key, byte[] bytes) =>
        key.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
