using System.Security.Cryptography;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;

namespace Tocsin.Cases.Tests;

public sealed class CaseNumberTests
{
    [Fact]
    public void Whatever_the_dice_give_reads_back()
    {
        var random = new ReadableRandom(RandomNumberGenerator.Fill);
        var numbers = Enumerable.Range(0, 2_000).Select(_ => CaseNumber.From(random)).ToList();

        numbers.ShouldAllBe(n => CaseNumber.Parse(n.Text).Value == n);
        numbers.Distinct().Count().ShouldBe(numbers.Count); // of 2^40, two thousand are not met twice
    }

    [Theory]
    [InlineData("tc-7kq4-m2xd")]
    [InlineData(" TC-7KQ4-M2XD ")]
    public void What_people_type_is_understood(string typed) =>
        CaseNumber.Parse(typed).Value.Text.ShouldBe("TC-7KQ4-M2XD");

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("TC-7KQ4M2XD")]
    [InlineData("TC-7KQ4-M2XU")]
    [InlineData("TC-7KQ4-M2XD/../x")]
    public void What_is_no_number_is_not_found(string? typed) =>
        CaseNumber.Parse(typed).Problem!.Code.ShouldBe("not-found");
}
