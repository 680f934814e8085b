using System.Net;

namespace Tocsin.Workspace.Tests.Access;

/// <summary>Somebody of one kind, with what they carry: cookies or a token at both origins, a receipt.</summary>
/// <param name="Name">The column's.</param>
/// <param name="Receipt">What they send where reporters show their receipt.</param>
internal sealed record Caller(string Name, TestBrowser Members, TestBrowser Intake, Func<string, Task<string>> Receipt)
    : IDisposable
{
    private const string Nobodys = "0000 0000 0000 0000 0000 0000 0000 0000 000";

    /// <summary>Sends what would be taken, so that a refusal for want of a fresh proof is the last one there is.</summary>
    public bool SendsSoundBodies { get; init; }

    /// <summary>The same from another place, where nothing was guessed yet: many routes take a receipt.</summary>
    private Func<byte, TestBrowser>? IntakeFrom { get; init; }

    /// <summary>Whoever <paramref name="signedIn"/> is, at both origins: what opens one must open nothing at the other.</summary>
    /// <param name="number">Which column: each comes from a place of its own, so that no limit counts two together.</param>
    public static Caller Of(string name, int number, TestWorkspace tocsin, TestBrowser signedIn)
    {
        var members = tocsin.Members.Browser(Place(0), signedIn.Token);
        members.Cookies.Add(signedIn.Cookies.GetAllCookies());
        return new(name, members, From(0), _ => Task.FromResult(Nobodys)) { IntakeFrom = From };

        IPAddress Place(byte net) => new([127, net, 7, (byte)(number + 1)]);
        TestBrowser From(byte net)
        {
            var intake = tocsin.Intake.Browser(Place(net), signedIn.Token);
            intake.Cookies.Add(signedIn.Cookies.GetAllCookies());
            return intake;
        }
    }

    /// <summary>The same at intake from another place.</summary>
    public Caller Moved(byte net)
    {
        if (IntakeFrom is not { } from)
            return this;
        Intake.Dispose();
        return this with { Intake = from(net) };
    }

    public void Dispose()
    {
        Members.Dispose();
        Intake.Dispose();
    }
}
