using System.Security.Cryptography;
using Tocsin.Ledger.Sealing;
using static Tocsin.Ledger.Tests.ASealedStream;

namespace Tocsin.Ledger.Tests;

public sealed class PaddingTests
{
    [Theory]
    [InlineData(0, 256)]
    [InlineData(252, 256)]
    [InlineData(253, 512)]
    [InlineData(5_000, 8_192)]
    [InlineData((1 << 20) - 4, 1 << 20)]
    [InlineData(1 << 20, 2 << 20)]
    [InlineData((5 << 20) + 1, 6 << 20)]
    public void What_is_stored_has_one_of_few_sizes(int length, int padded)
    {
        Padding.Padded(length).ShouldBe(padded);
        var content = new byte[length];
        content.AsSpan().Fill(7);
        Padding.Pad(content).Length.ShouldBe(padded);
        Padding.Unpad(Padding.Pad(content)).SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public void A_yes_and_a_paragraph_are_stored_at_the_same_length()
    {
        var s = With(
            new Remarked { Text = new("Yes") },
            new Remarked { Text = new(new string('x', 200)) },
            new Rated(Severity.Low, null)
        );
        s.Entries[0].Text!.Length.ShouldBe(s.Entries[1].Text!.Length);
        s.Entries.Select(e => e.Facts.Length).Distinct().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("000000")]
    [InlineData("00000001")]
    [InlineData("ffffffff00")]
    public void A_length_that_cannot_be_is_refused(string padded) =>
        Should.Throw<CryptographicException>(() => Padding.Unpad(Convert.FromHexString(padded)).ToArray());
}
