using Tocsin.Standards.Problems;
using Tocsin.Workspace.Settings;

namespace Tocsin.Server.Settings;

/// <summary>Reads whose word is taken for who signs in: GitHub, one provider of OpenID Connect, both, or by default nobody's.</summary>
internal static class ProviderOptions
{
    public static IReadOnlyList<IdentityProvider> Read(SettingValues values, FaultCollector faults) =>
        [.. new IdentityProvider?[] { GitHub(values, faults), OpenId(values, faults) }.OfType<IdentityProvider>()];

    private static IdentityProvider.GitHub? GitHub(SettingValues values, FaultCollector faults)
    {
        if (Client("github", "github-client-id", ["github-url"], values, faults) is not var (id, file, proves))
            return null;
        var site = values.One("github-url") ?? "https://github.com";
        if (IdentityProvider.Fault(site) is { } fault)
            faults.Add("github-url", fault);
        return Uri.TryCreate(site, UriKind.Absolute, out var url) ? new(url, id, file, proves) : null;
    }

    private static IdentityProvider.OpenId? OpenId(SettingValues values, FaultCollector faults)
    {
        if (
            Client("openid", "openid-issuer", ["openid-client-id", "openid-name"], values, faults)
            is not var (_, file, proves)
        )
            return null;
        var issuer = values.One("openid-issuer")!;
        if (IdentityProvider.Fault(issuer) is { } fault)
            faults.Add("openid-issuer", fault);
        var id = values.One("openid-client-id");
        if (id is null)
            faults.Add("openid-client-id", "Say as what this programme is registered at the provider.");
        return new(issuer, values.One("openid-name") ?? "OpenID Connect", id ?? "", file, proves);
    }

    // what one provider has like the other; null where its first setting, which turns it on, is not set
    private static (string First, string SecretFile, bool Proves)? Client(
        string prefix,
        string first,
        IReadOnlyList<string> others,
        SettingValues values,
        FaultCollector faults
    )
    {
        var (secret, proving) = ($"{prefix}-client-secret-file", $"{prefix}-proves");
        if (values.One(first) is not { } given)
        {
            foreach (var name in others.Append(secret).Append(proving).Where(n => values.One(n) is not null))
                faults.Add(name, $"This says nothing without --{first}.");
            return null;
        }
        var file = values.One(secret);
        if ((file is null ? "Name the file that holds the client secret." : Files.Private(file)) is { } wrong)
            faults.Add(secret, wrong);
        else if (new FileInfo(file!).Length is 0 or > 4096)
            faults.Add(secret, $"{file} must hold the client secret and nothing else.");
        return (given, file ?? "", values.YesOrNo(proving, otherwise: false, faults));
    }
}
