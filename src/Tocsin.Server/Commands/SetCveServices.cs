using System.CommandLine;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.CveIds;

namespace Tocsin.Server.Commands;

/// <summary><c>./run cve account</c>: how this programme signs in to CVE Services, tried before it is kept.</summary>
internal static class SetCveServices
{
    public static Command Make()
    {
        var service = new Argument<string>("SERVICE")
        {
            Description =
                "production, test, an address that ends in /api, practice (nothing is sent), or none (all by hand).",
        };
        var org = new Option<string?>("--org")
        {
            HelpName = "NAME",
            Description = "The organization's short name there.",
        };
        var user = new Option<string?>("--user")
        {
            HelpName = "NAME",
            Description = "Best one that nothing else uses.",
        };
        var key = new Option<string?>("--key-file")
        {
            HelpName = "FILE",
            Description = "Holds the API key; - for standard input. It is sealed, and the file needed no more.",
        };
        return new Command("account", "Sets how to sign in to CVE Services.") { service, org, user, key }.WithErrands(
            sends: true,
            async (parsed, errands, cancel) =>
            {
                var asked = parsed.GetValue(service)!;
                var isWord =
                    asked
                    is ReadCveAccess.None
                        or ReadCveAccess.Practice
                        or ReadCveAccess.Test
                        or ReadCveAccess.Production;
                var read = Text(parsed.GetValue(key))
                    .Then(secret =>
                        ReadCveAccess.Of(
                            isWord ? asked : ReadCveAccess.Custom,
                            asked,
                            parsed.GetValue(org),
                            parsed.GetValue(user),
                            secret
                        )
                    );
                if (!read.TryGet(out var account, out var problem))
                    return problem;
                if (
                    account.Access is { IsPractice: false } access
                    && (await errands.Client.Quota(access, cancel)).Problem is { } refused
                )
                    return refused;
                await errands.Pool.SetAccount(account.Access, Actor.Tocsin, cancel);
                return account.Access is { } kept ? $"IDs and records: {kept}." : "IDs and records: by hand.";
            }
        );
    }

    private static Result<string> Text(string? path)
    {
        try
        {
            return path switch
            {
                null => "",
                "-" => Console.In.ReadToEnd().Trim(),
                _ => File.ReadAllText(path).Trim(),
            };
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return Problem.Faulty([new("--key-file", $"{path} cannot be read.")]);
        }
    }
}
