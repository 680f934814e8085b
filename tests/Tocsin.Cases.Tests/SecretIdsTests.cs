using System.Text;
using Tocsin.Cases.CveIds;

namespace Tocsin.Cases.Tests;

public sealed class SecretIdsTests
{
    [Theory]
    [InlineData("""{"aliases":["CVE-2026-0001"]}""", "CVE-2026-0001")]
    [InlineData("see https://example.org/cve-2026-0001.html", "CVE-2026-0001")]
    [InlineData("CVE-2026-0001, CVE-2026-0001 and CVE-2026-0002.", "CVE-2026-0001 CVE-2026-0002")]
    [InlineData("CVE-2026-00010", "")]
    [InlineData("CVE-2026-0003", "")]
    [InlineData("CVE-2026-000", "")]
    [InlineData("CVE-CVE-2026-0002-1", "CVE-2026-0002")]
    [InlineData("CVE-2026-0001222222222222222222222222222222", "")]
    [InlineData("CVE-", "")]
    [InlineData("", "")]
    public void An_id_is_found_whole_wherever_it_stands(string text, string found)
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001", "CVE-2026-0002");

        var seen = new SecretIds(made.Pool).In(Encoding.UTF8.GetBytes(text));

        string.Join(" ", seen.Order()).ShouldBe(found);
    }

    [Fact]
    public void What_was_seen_or_rejected_or_made_up_is_not_looked_for()
    {
        var made = ACase.Accepted();
        made.Reserve("CVE-2026-0001", "CVE-1900-0001");
        new SecretIds(made.Pool).In("CVE-1900-0001"u8).ShouldBeEmpty();
        made.Pool.See(made.Pool.All.Keys.Last(), "GHSA-aaaa-bbbb-cccc").Entries.ShouldHaveSingleItem();

        made.Pool.Apply(
            new(
                CvePool.Stream,
                9,
                DateTimeOffset.UnixEpoch,
                Ledger.Actor.Tocsin,
                new CveIdSeen(made.Pool.All.Keys.Last(), "GHSA-aaaa-bbbb-cccc"),
                Redacted: false
            )
        );

        new SecretIds(made.Pool).IsEmpty.ShouldBeTrue();
        made.Pool.See(made.Pool.All.Keys.Last(), "another").IsNothing.ShouldBeTrue();
    }
}
