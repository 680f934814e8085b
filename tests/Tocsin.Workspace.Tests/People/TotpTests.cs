using System.Text;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Tests.People;

public sealed class TotpTests
{
    private static readonly TotpSecret Secret = new(Encoding.ASCII.GetBytes("12345678901234567890"));

    // RFC 6238, appendix B, the rows for SHA-1, of which authenticator apps show the last six digits
    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void A_code_is_the_one_of_RFC_6238(long seconds, string eightDigits)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);

        Totp.Code(Secret, Totp.StepAt(at)).ShouldBe(eightDigits[2..]);
        Totp.Match(Secret, eightDigits[2..], at, lastUsed: 0).ShouldBe(seconds / 30);
    }

    [Fact]
    public void A_code_is_taken_one_step_early_or_late_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_111);
        var step = Totp.StepAt(now);

        Enumerable
            .Range(-3, 7)
            .Where(off => Totp.Match(Secret, Totp.Code(Secret, step + off), now, lastUsed: 0) is not null)
            .ShouldBe([-1, 0, 1]);
    }

    [Fact]
    public void A_code_that_was_used_and_every_one_before_it_is_refused()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_111);
        var step = Totp.StepAt(now);

        Totp.Match(Secret, Totp.Code(Secret, step), now, lastUsed: step).ShouldBeNull();
        Totp.Match(Secret, Totp.Code(Secret, step - 1), now, lastUsed: step).ShouldBeNull();
        Totp.Match(Secret, Totp.Code(Secret, step + 1), now, lastUsed: step).ShouldBe(step + 1);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    public void What_is_no_code_is_refused(string? typed) =>
        Totp.Match(Secret, typed, DateTimeOffset.FromUnixTimeSeconds(59), lastUsed: 0).ShouldBeNull();

    [Fact]
    public void A_secret_is_written_in_base_32() =>
        // the test vector "foobar" of RFC 4648, section 10, is too short for a secret; its alphabet and order are the same
        Secret.Text.ShouldBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}
