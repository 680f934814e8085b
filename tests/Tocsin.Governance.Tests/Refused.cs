using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Tests;

internal static class Refused
{
    /// <summary>It was refused, for this reason and no other.</summary>
    public static void ShouldBeRefused(this Result<Decision> result, string code) =>
        (result.Problem?.Code ?? "allowed").ShouldBe(code);

    public static void ShouldBeAllowed(this Result<Decision> result)
    {
        result.Problem.ShouldBeNull();
        result.Value.Entries.ShouldNotBeEmpty();
    }

    public static void ShouldBeNothing(this Result<Decision> result)
    {
        result.Problem.ShouldBeNull();
        result.Value.IsNothing.ShouldBeTrue();
    }
}
