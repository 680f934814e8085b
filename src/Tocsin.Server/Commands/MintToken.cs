using System.CommandLine;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace;
using Tocsin.Workspace.People;

namespace Tocsin.Server.Commands;

/// <summary><c>./run admin token NAME --scope ...</c>: a token for the API, shown once.</summary>
internal static class MintToken
{
    public static Command Make()
    {
        var name = new Argument<string>("NAME")
        {
            Description = "The member's name, or their ID where two have that name.",
        };
        var scope = new Option<string[]>("--scope")
        {
            HelpName = "SCOPE",
            Description =
                $"{string.Join(", ", Enum.GetValues<TokenScope>().Select(s => Word.Of(s)))}; may be repeated.",
            Arity = ArgumentArity.OneOrMore,
            Required = true,
        };
        var label = new Option<string>("--label")
        {
            HelpName = "TEXT",
            Description = "What it is for. Default: made at the machine",
            DefaultValueFactory = _ => "made at the machine",
        };
        var days = new Option<int>("--days")
        {
            HelpName = "DAYS",
            Description = "How long it works, a year at most. Default: 90",
            DefaultValueFactory = _ => 90,
        };
        return new Command("token", "Makes a token for the API; it is shown once.") { name, scope, label, days }.With(
            async (parsed, start, cancel) =>
            {
                var faults = new FaultCollector();
                var scopes = Word.All<TokenScope>(faults, "--scope", parsed.GetValue(scope));
                if (parsed.GetValue(days) is < 1 or > 366)
                    faults.Add("--days", "A token works from 1 to 366 days.");
                if (faults.Stops)
                    return Problem.Faulty(faults.Faults);
                var until = start.Time.GetUtcNow() + TimeSpan.FromDays(parsed.GetValue(days));
                var member = await Find(start, parsed.GetValue(name)!, cancel);
                var minted = await member.Then(found =>
                    start.Tokens.Mint(found.Id, parsed.GetValue(label)!, scopes, until, Actor.Tocsin, cancel)
                );
                return minted.Map(made =>
                    $"Send it as Authorization: Bearer; it is not shown again and works until {made.Expires:yyyy-MM-dd} UTC:\n  {made.Secret}"
                );
            }
        );
    }

    private static async Task<Result<Member>> Find(WorkspaceStart start, string name, CancellationToken cancel)
    {
        var found = (await start.Members.All(cancel)).Where(m => m.Joined && (m.Name == name || m.Id.Text == name));
        return found.ToList() switch
        {
            [var one] => one,
            [] => Problem.NotFound with
            {
                Title = $"There is no member {name}.",
                Next = "./run admin invite asks somebody in.",
            },
            var several => Problem.Conflict(
                "member.ambiguous",
                $"Several members are called {name}.",
                $"Give the ID instead: {string.Join(", ", several.Select(m => m.Id.Text))}."
            ),
        };
    }
}
