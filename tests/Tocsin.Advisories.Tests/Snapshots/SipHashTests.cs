using Tocsin.Advisories.Snapshots;

namespace Tocsin.Advisories.Tests.Snapshots;

public sealed class SipHashTests
{
    [Fact]
    public void The_papers_test_vector_holds()
    {
        // appendix A: key 00..0f, message 00..0e, SipHash-2-4
        byte[] message = [.. Enumerable.Range(0, 15).Select(i => (byte)i)];

        new SipHash(0x0706050403020100, 0x0f0e0d0c0b0a0908).Of(message, 2, 4).ShouldBe(0xa129ca6149be45e5);
    }

    [Fact]
    public void Another_group_or_another_key_gives_another_hash()
    {
        var hash = new SipHash(1, 2);

        hash.Of(0, "left-pad").ShouldBe(hash.Of(0, "left-pad"));
        hash.Of(1, "left-pad").ShouldNotBe(hash.Of(0, "left-pad"));
        new SipHash(1, 3).Of(0, "left-pad").ShouldNotBe(hash.Of(0, "left-pad"));
    }
}
