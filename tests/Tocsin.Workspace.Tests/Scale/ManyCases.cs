using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Cases.Channels;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Scale;

/// <summary>Open cases with long histories, as a busy programme has them after a year.</summary>
public static class ManyCases
{
    // what the ledger takes of a case at once is what a test wants, not what a person does
    private const string Said = "Looked at it again: the same happens on the branch, and not with the flag. ";

    /// <summary>Makes accepted cases that wait for their advisory.</summary>
    /// <param name="entries">Of each case, the report and its verdict counted.</param>
    /// <param name="made">Told after each hundred.</param>
    public static async Task<IReadOnlyList<CaseNumber>> In(
        TestWorkspace tocsin,
        TestMember triager,
        int cases,
        int entries,
        Action<int>? made = null
    )
    {
        var viewer = new Viewer.Member(triager.Person, [Duty.Triager], null, null, null);
        var programme = new Programme { Name = "Example Foundation" };
        List<CaseNumber> all = new(cases);
        for (var i = 0; i < cases; i++)
        {
            var report = Story.Report with { What = $"Report {i}: merging changes every object" };
            var number = (await tocsin.Stores.Reports.Receive(report, CancellationToken.None)).Number;
            var talk = Enumerable
                .Range(0, entries - 2)
                .Select(
                    Entry (n) =>
                        MessageWritten.To(n % 3 == 0 ? Audience.WithReporter : Audience.Team) with
                        {
                            Text = new(string.Concat(Enumerable.Repeat(Said, 1 + (n % 7)))),
                        }
                )
                .ToList();
            var decided = await tocsin.Stores.Cases.Decide(
                number,
                viewer,
                found =>
                    found
                        .Accept(viewer, new("We take it on."), programme, tocsin.Stores.Cases.Now)
                        .Map(accepted => accepted with { Entries = [.. accepted.Entries, .. talk] }),
                CancellationToken.None
            );
            decided.Succeeded.ShouldBeTrue(decided.Problem?.Title);
            all.Add(number);
            if ((i + 1) % 100 == 0)
                made?.Invoke(i + 1);
        }
        return all;
    }
}
