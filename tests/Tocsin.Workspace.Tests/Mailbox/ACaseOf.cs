using Tocsin.Cases.Access;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Tests.Intake;

namespace Tocsin.Workspace.Tests.Mailbox;

/// <summary>A case that came in over HTTP, and the team that works on it behind the stores.</summary>
internal sealed class ACaseOf(TestWorkspace tocsin, CaseNumber number, string receipt, PersonId person)
{
    public CaseNumber Number => number;

    public string Receipt => receipt;

    /// <summary>The member who acts for the team.</summary>
    public PersonId Person => person;

    public static async Task<ACaseOf> Reported(TestWorkspace tocsin, object? report = null)
    {
        var sent = await tocsin.Intake.Browser().Post("/api/reports", report ?? AReport.Json);
        sent.Status.ShouldBe(201, sent.Body);
        var member = await tocsin.Given([Duty.Triager]);
        return new(tocsin, sent.Number(), sent.Receipt(), member.Person);
    }

    /// <summary>A member decides, a minute after whatever was before.</summary>
    public async Task Team(Func<Tocsin.Cases.Case, Viewer.Member, Result<Decision>> decide)
    {
        tocsin.Clock.Advance(TimeSpan.FromMinutes(1));
        var member = new Viewer.Member(person, [Duty.Triager], null, null, null);
        (
            await tocsin.Stores.Cases.Decide(number, member, found => decide(found, member), CancellationToken.None)
        ).Problem.ShouldBeNull();
    }

    public Task Accept(string answer = "We take it on.") =>
        Team((found, by) => found.Accept(by, new(answer), tocsin.Stores.Options.Programme, tocsin.Stores.Cases.Now));

    /// <summary>The case, looked up behind what HTTP shows.</summary>
    public async Task<Tocsin.Cases.Case> Load() =>
        (await tocsin.Stores.Cases.Read(number, new Viewer.Clock(), "case", CancellationToken.None)).Value;

    public Task<TestAnswer> Page(string? with = null) =>
        tocsin.Intake.Browser().Submit("/mailbox", ("receipt", with ?? receipt));

    public Task<TestAnswer> Api(string? with = null) =>
        tocsin.Intake.Browser().Post("/api/mailbox", new { receipt = with ?? receipt });
}
