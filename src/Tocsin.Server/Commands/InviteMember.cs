using System.CommandLine;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.People;

namespace Tocsin.Server.Commands;

/// <summary><c>./run admin invite NAME</c>: a link for a new member, also where nobody is left who could make one.</summary>
internal static class InviteMember
{
    public static Command Make()
    {
        var name = new Argument<string>("NAME") { Description = "As the others will see them." };
        var duty = new Option<string[]>("--duty")
        {
            HelpName = "triager|operator",
            Description = "What they are there for; may be repeated. Default: triager",
            Arity = ArgumentArity.OneOrMore,
        };
        return new Command("invite", "Asks somebody in, and prints the link to pass on.") { name, duty }.With(
            async (parsed, start, cancel) =>
            {
                var faults = new FaultCollector();
                var words = parsed.GetValue(duty) is { Length: > 0 } given ? given : ["triager"];
                var duties = Word.All<Duty>(faults, "--duty", words);
                if (faults.Stops)
                    return Problem.Faulty(faults.Faults);
                var invited = await start.Members.Invite(parsed.GetValue(name)!, duties, Actor.Tocsin, cancel);
                return invited.Map(made =>
                    $"Pass this on; it works once, until {made.Expires:yyyy-MM-dd HH:mm} UTC:\n  {made.Link}"
                );
            }
        );
    }
}
