using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.ThreatModels;

/// <summary>A programme of which one product has stated something.</summary>
internal static class Model
{
    /// <summary>Of the one product that a test's programme has: itself.</summary>
    public const string Product = "example-foundation";

    public const string First = $"TM-{Product}-1";

    public static object Statement(string wording = "The operating system is trusted.", string kind = "trusted") =>
        new
        {
            kind,
            wording,
            rationale = "Below it nothing can be kept.",
            examples = new[] { "A kernel module that reads our memory." },
        };

    /// <summary>Two statements, by somebody who keeps the installation; their browser.</summary>
    public static async Task<TestBrowser> Adopted(this TestWorkspace tocsin)
    {
        var (_, keeper) = await tocsin.SignIn(Duty.Operator);
        var adopted = await keeper.Post(
            $"/api/threat-models/{Product}/adoption",
            new { statements = new[] { Statement(), Statement("Input is never trusted.", "untrusted") } }
        );
        adopted.Status.ShouldBe(204, adopted.Body);
        return keeper;
    }
}
