using FsCheck;
using FsCheck.Fluent;
using Tocsin.Standards.Hpke;

namespace Tocsin.Standards.Tests.Hpke;

public sealed class HpkeTests
{
    [Theory]
    [MemberData(nameof(Rfc9180Vector.All), MemberType = typeof(Rfc9180Vector))]
    public void A_key_pair_is_derived_as_the_RFC_derives_it(Rfc9180Vector vector)
    {
        using var ephemeral = HpkePrivateKey.Derive(Bytes(vector.IkmE));
        using var recipient = HpkePrivateKey.Derive(Bytes(vector.IkmR));

        Hex(ephemeral.Export()).ShouldBe(vector.SkEm);
        Hex(ephemeral.PublicKey.Export()).ShouldBe(vector.PkEm);
        Hex(recipient.Export()).ShouldBe(vector.SkRm);
        Hex(recipient.PublicKey.Export()).ShouldBe(vector.PkRm);
    }

    [Theory]
    [MemberData(nameof(Rfc9180Vector.All), MemberType = typeof(Rfc9180Vector))]
    public void Every_message_of_the_RFC_is_sealed_to_its_bytes_and_opened(Rfc9180Vector vector)
    {
        using var ephemeral = HpkePrivateKey.Import(Bytes(vector.SkEm)).Value;
        using var recipient = HpkePrivateKey.Import(Bytes(vector.SkRm)).Value;
        using var sending = HpkeContext.Sender(ephemeral, recipient.PublicKey, Bytes(vector.Info), vector.Aead);
        using var receiving = HpkeContext.Recipient(
            HpkePublicKey.Import(Bytes(vector.PkEm)).Value,
            recipient,
            Bytes(vector.Info),
            vector.Aead
        );

        var sequence = 0;
        foreach (var message in vector.Encryptions)
        {
            for (; sequence < message.Sequence; sequence++)
                receiving.Open([], sending.Seal([], []));

            var ciphertext = sending.Seal(Bytes(message.Aad), Bytes(message.Pt));
            Hex(ciphertext).ShouldBe(message.Ct, $"sequence {sequence}");
            Hex(receiving.Open(Bytes(message.Aad), ciphertext)).ShouldBe(message.Pt);
            sequence++;
        }
        foreach (var export in vector.Exports)
            Hex(receiving.ExportSecret(Bytes(export.Context), export.Length)).ShouldBe(export.Value);
    }

    [Theory]
    [MemberData(nameof(Rfc9180Vector.All), MemberType = typeof(Rfc9180Vector))]
    public void What_the_RFC_sealed_opens_in_one_shot(Rfc9180Vector vector)
    {
        using var recipient = HpkePrivateKey.Import(Bytes(vector.SkRm)).Value;
        var first = vector.Encryptions[0];

        var opened = recipient.Open(
            Bytes(vector.Info),
            Bytes(first.Aad),
            [.. Bytes(vector.PkEm), .. Bytes(first.Ct)],
            vector.Aead
        );

        Hex(opened.Value).ShouldBe(first.Pt);
    }

    [Fact]
    public void Anything_sealed_is_opened_by_its_private_key_and_by_no_other()
    {
        using var recipient = HpkePrivateKey.Generate();
        using var somebodyElse = HpkePrivateKey.Generate();
        Prop.ForAll<byte[], byte[], byte[]>(
                (info, aad, plaintext) =>
                {
                    var sealedBytes = recipient.PublicKey.Seal(info, aad, plaintext);
                    sealedBytes.Length.ShouldBe(plaintext.Length + HpkePublicKey.Overhead);
                    recipient.Open(info, aad, sealedBytes).Value.ShouldBe(plaintext);
                    somebodyElse.Open(info, aad, sealedBytes).Problem.ShouldBe(HpkeProblems.DoesNotOpen);
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Whichever_bit_is_flipped_it_does_not_open()
    {
        using var recipient = HpkePrivateKey.Generate();
        var sealedBytes = recipient.PublicKey.Seal("purpose"u8, "place"u8, "a secret"u8);
        for (var bit = 0; bit < sealedBytes.Length * 8; bit++)
        {
            var changed = sealedBytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            recipient.Open("purpose"u8, "place"u8, changed).Problem.ShouldBe(HpkeProblems.DoesNotOpen, $"bit {bit}");
        }
    }

    [Fact]
    public void Another_purpose_another_place_or_a_shorter_message_does_not_open()
    {
        using var recipient = HpkePrivateKey.Generate();
        var sealedBytes = recipient.PublicKey.Seal("purpose"u8, "place"u8, "a secret"u8);

        recipient.Open("Purpose"u8, "place"u8, sealedBytes).Problem.ShouldBe(HpkeProblems.DoesNotOpen);
        recipient.Open("purpose"u8, "Place"u8, sealedBytes).Problem.ShouldBe(HpkeProblems.DoesNotOpen);
        recipient
            .Open("purpose"u8, "place"u8, sealedBytes, HpkeAead.Aes128Gcm)
            .Problem.ShouldBe(HpkeProblems.DoesNotOpen);
        for (var length = 0; length < sealedBytes.Length; length++)
            recipient
                .Open("purpose"u8, "place"u8, sealedBytes.AsSpan(0, length))
                .Problem.ShouldBe(HpkeProblems.DoesNotOpen);
    }

    [Fact]
    public void Sealing_twice_gives_different_bytes()
    {
        using var recipient = HpkePrivateKey.Generate();
        var first = recipient.PublicKey.Seal([], [], "a secret"u8);
        recipient.PublicKey.Seal([], [], "a secret"u8).ShouldNotBe(first);
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")] // infinity
    [InlineData(
        "02a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4"
    )]
    [InlineData(
        "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c5"
    )]
    [InlineData(
        "0400000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
    )]
    [InlineData( // x is the field's prime
        "04ffffffff00000001000000000000000000000000ffffffffffffffffffffffff66485c780e2f83d72433bd5d84a06bb6541c2af31dae871728bf856a174f93f4"
    )]
    public void What_is_no_point_of_the_curve_is_refused(string point) =>
        HpkePublicKey.Import(Bytes(point)).Problem.ShouldBe(HpkeProblems.InvalidPublicKey);

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551")] // the order
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    public void What_is_no_scalar_of_the_curve_is_refused(string scalar) =>
        HpkePrivateKey.Import(Bytes(scalar)).Problem.ShouldBe(HpkeProblems.InvalidPrivateKey);

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550")]
    public void The_smallest_and_the_largest_scalar_are_keys(string scalar)
    {
        using var key = HpkePrivateKey.Import(Bytes(scalar)).Value;
        Hex(key.Export()).ShouldBe(scalar);
        key.Open([], [], key.PublicKey.Seal([], [], "a secret"u8)).Value.ShouldBe("a secret"u8.ToArray());
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
