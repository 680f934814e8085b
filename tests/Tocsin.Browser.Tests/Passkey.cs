namespace Tocsin.Browser.Tests;

/// <summary>A phone or security key that holds passkeys and knows its owner (Chrome DevTools Protocol, domain WebAuthn).</summary>
internal static class Passkey
{
    public static async Task GiveTo(OwnBrowser browser)
    {
        var session = await browser.Page.Context.NewCDPSessionAsync(browser.Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }
}
