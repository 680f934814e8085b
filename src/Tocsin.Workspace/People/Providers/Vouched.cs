using System.Security.Claims;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.People.Providers;

/// <summary>What a provider vouched for, on its way from the handler to the use case.</summary>
internal static class Vouched
{
    private const string Provider = "provider";
    private const string Issuer = "iss";
    private const string Subject = "sub";
    private const string Label = "label";

    public static void Put(ClaimsIdentity to, ProviderIdentity found) =>
        to.AddClaims([
            new(Provider, found.Provider),
            new(Issuer, found.Issuer),
            new(Subject, found.Subject),
            new(Label, found.Label),
        ]);

    /// <summary>Null where nobody was vouched for.</summary>
    public static ProviderIdentity? Of(ClaimsPrincipal? principal) =>
        principal?.FindFirstValue(Provider) is { } provider
        && principal.FindFirstValue(Issuer) is { } issuer
        && principal.FindFirstValue(Subject) is { } subject
            ? new(provider, issuer, subject, principal.FindFirstValue(Label) ?? "")
            : null;
}
