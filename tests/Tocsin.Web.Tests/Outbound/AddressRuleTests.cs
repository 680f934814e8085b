using System.Net;
using Tocsin.Web.Outbound;

namespace Tocsin.Web.Tests.Outbound;

public sealed class AddressRuleTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")] // where clouds keep credentials
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")] // mapped
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")] // compatible, long deprecated
    [InlineData("64:ff9b::7f00:1")] // NAT64
    [InlineData("2002:7f00:1::")] // 6to4
    [InlineData("2001::1")] // Teredo
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    public void What_is_not_of_the_public_internet_is_not_connected_to(string address)
    {
        AddressRule.Internet.Allows(IPAddress.Parse(address)).ShouldBeFalse();
        AddressRule.Anywhere.Allows(IPAddress.Parse(address)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700::1111")]
    [InlineData("2a00:1450:4001::1")]
    public void What_is_public_is(string address) =>
        AddressRule.Internet.Allows(IPAddress.Parse(address)).ShouldBeTrue();
}
