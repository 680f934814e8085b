using Tocsin.Cases;
using Tocsin.Cases.Maintainers;
using Tocsin.Governance.Programmes;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Signing;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Maintainers;

/// <summary>What whoever is invited is told before any signature: who writes, about which package, how to verify us; never what it is.</summary>
public sealed class Invitation(Origins origins, CharterInForce charter, SigningKeys? keys = null)
{
    /// <summary>The page that takes the code; the code is never part of an address.</summary>
    public Uri Page => new(origins.Intake, MaintainerDoor.Path);

    /// <summary>How strangers make sure that it is us.</summary>
    public MaintainerView.Verification Verify =>
        new(origins.Public, new(origins.Public, Standards.Disclosure.SecurityTxt.Path), keys?.Current?.Fingerprint);

    /// <summary>Of a mail, or to be handed over.</summary>
    public async Task<(string Subject, string Text)> Write(
        Case found,
        Maintainer maintainer,
        Receipt code,
        CancellationToken cancel
    )
    {
        var programme = (await charter.Look(cancel)).Programme;
        return maintainer.SignedAt is null
            ? (
                $"{programme.Name} asks for you: {PackageOf(found, maintainer)}",
                First(found, maintainer, code, programme)
            )
            : ($"A new receipt from {programme.Name}", Again(code, programme));
    }

    /// <summary>Which package an invitation is about, as its vendor has it.</summary>
    public static string PackageOf(Case found, Maintainer maintainer)
    {
        ArgumentNullException.ThrowIfNull(found);
        var vendor = found.Vendors.FirstOrDefault(one => one.Number == maintainer.Vendor);
        return vendor?.Text?.Package ?? vendor?.Name ?? "your package";
    }

    private string First(Case found, Maintainer maintainer, Receipt code, Programme programme)
    {
        var fingerprint = Verify.Fingerprint is { } key ? $"\nOur signing key: {key}" : "";
        return $"""
            Hello,

            we are the security response team of {programme.Name}. We coordinate security reports about open-source software, free of charge, and have something to discuss with whoever looks after {PackageOf(
                found,
                maintainer
            )}. What it is we say once you have shown that the package is yours and agreed to keep it to yourself until a day that is named to you before.

            Open this page and enter the code. You need no account:
            {Page}

            {code}

            The code works until {maintainer.Expires.UtcDateTime:yyyy-MM-dd} and for you alone. Opening the page obliges you to nothing.

            How to make sure that it is us: go to {Verify.Origin} by yourself and compare {Verify.SecurityTxt} with the address above.{fingerprint}

            If nobody answers, we write again some times, and publish on the day that our policy names, with what is known then. If you are not the right person, say so on that page, or name who is.

            {programme.Name}
            """;
    }

    private string Again(Receipt code, Programme programme) =>
        $"""
            Here is a new receipt; the one before works no more. Enter it here:
            {Page}

            {code}

            {programme.Name}
            """;
}
