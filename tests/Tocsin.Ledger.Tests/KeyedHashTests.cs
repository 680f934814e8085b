using Tocsin.Ledger.Sealing;

namespace Tocsin.Ledger.Tests;

public sealed class KeyedHashTests
{
    private static readonly byte[] Key = Convert.FromHexString(new string('a', 64));

    [Fact]
    public void A_secret_is_recognised_by_its_hash_and_no_other_is()
    {
        using var receipts = new KeyedHash(Key, "receipt");
        var hash = receipts.Of("1234 5678"u8);

        receipts.Matches("1234 5678"u8, hash).ShouldBeTrue();
        receipts.Matches("1234 5679"u8, hash).ShouldBeFalse();
        receipts.Matches("1234 5678"u8, hash.AsSpan(1)).ShouldBeFalse();
    }

    [Fact]
    public void The_hash_depends_on_key_and_purpose()
    {
        using var receipts = new KeyedHash(Key, "receipt");
        using var tokens = new KeyedHash(Key, "api-token");
        using var elsewhere = new KeyedHash(new byte[32], "receipt");

        var hash = receipts.Of("1234 5678"u8);
        hash.Length.ShouldBe(KeyedHash.Size);
        tokens.Matches("1234 5678"u8, hash).ShouldBeFalse();
        elsewhere.Matches("1234 5678"u8, hash).ShouldBeFalse();
    }

    [Fact]
    public void A_key_of_another_size_is_a_bug() => Should.Throw<ArgumentException>(() => new KeyedHash([1, 2], "x"));
}
