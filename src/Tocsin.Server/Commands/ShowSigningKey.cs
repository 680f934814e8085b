using System.CommandLine;
using Tocsin.Standards.Problems;
using Tocsin.Workspace;
using Tocsin.Workspace.Due;

namespace Tocsin.Server.Commands;

/// <summary><c>./run admin signing-key</c>: the OpenPGP key that signs what is published, and how to put another in its place.</summary>
internal static class ShowSigningKey
{
    public static Command Make()
    {
        var renew = new Option<bool>("--renew")
        {
            Description = "Make a new key, and have everything that is public signed with it.",
        };
        return new Command(
            "signing-key",
            "Shows the public half of the OpenPGP key that signs what is published; makes the key where there is none."
        )
        {
            renew,
        }.With(
            async (parsed, start, cancel) =>
            {
                var keys = start.SigningKeys!;
                var key = parsed.GetValue(renew) ? await Renewed(start, cancel) : await keys.CurrentOrNew(cancel);
                return key.Map(found => $"Fingerprint: {found.Fingerprint}\n\n{found.Armored.TrimEnd()}");
            }
        );
    }

    private static Task<Result<Workspace.Signing.SigningKey>> Renewed(WorkspaceStart start, CancellationToken cancel) =>
        new RenewSigningKey(start.SigningKeys!, start.OpenCases, new(start.OpenCases, start.Time)).Renew(cancel);
}
