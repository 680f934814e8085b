using System.Text.Json;
using Tocsin.Standards.Hpke;

namespace Tocsin.Standards.Tests.Hpke;

/// <summary>The RFC's own vectors for the suites that are built; the file beside this one says where they are from.</summary>
public sealed record Rfc9180Vector(
    HpkeAead Aead,
    string Info,
    string IkmE,
    string PkEm,
    string SkEm,
    string IkmR,
    string PkRm,
    string SkRm,
    IReadOnlyList<Rfc9180Vector.Encryption> Encryptions,
    IReadOnlyList<Rfc9180Vector.Export> Exports
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    public sealed record Encryption(int Sequence, string Pt, string Aad, string Ct);

    public sealed record Export(string Context, int Length, string Value);

    public static TheoryData<Rfc9180Vector> All()
    {
        var path = Path.Combine(SharedData.Root(), "tests/Tocsin.Standards.Tests/Hpke/rfc9180-p256-sha256.json");
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. file.RootElement.GetProperty("vectors").Deserialize<Rfc9180Vector[]>(Json)!];
    }

    public override string ToString() => Aead.ToString();
}
