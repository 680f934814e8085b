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

    /// <summary>Whoever <paramref name="signedIn"/> is, at both origins: what opens one must open nothing at the other.</summary>
    /// <param name="number">Which column: each comes from a place of its own, so that no limit counts two together.</param>
    public static Caller Of(string name, int number, TestWorkspace tocsin, TestBrowser signedIn)
    {
        var place = new IPAddress([127, 0, 7, (byte)(number + 1)]);
        var (members, intake) = (
            tocsin.Members.Browser(place, signedIn.Token),
            tocsin.Intake.Browser(place, signedIn.Token)
        );
        members.Cookies.Add(signedIn.Cookies.GetAllCookies());
        intake.Cookies.Add(signedIn.Cookies.GetAllCookies());
        return new(name, members, intake, _ => Task.FromResult(Nobodys));
    }

    public void Dispose()
    {
        Members.Dispose();
        Intake.Dispose();
    }
}
