using System.Text.RegularExpressions;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Tests.People;

/// <summary>Takes invitations as a person without scripts does: page by page.</summary>
internal static partial class Joining
{
    public const string Name = "Ann Nightingale-Unlikely";
    public const string Email = "ann.unlikely@example.org";
    public const string Password = "an unlikely password indeed";

    /// <summary>A link for somebody with these duties, from the operator's shell.</summary>
    public static async Task<Uri> Invite(TestWorkspace tocsin, params IReadOnlyList<Duty> duties)
    {
        var made = await tocsin.Stores.Members.Invite("Ann", duties, Actor.Tocsin, CancellationToken.None);
        return made.Value.Link;
    }

    public static async Task<(TestMember Member, IReadOnlyList<string> Codes)> ByPassword(
        TestWorkspace tocsin,
        IReadOnlyList<Duty> duties
    )
    {
        using var browser = tocsin.Members.Browser();
        var (answer, secret) = await ByPassword(tocsin, browser, await Invite(tocsin, duties));
        answer.Status.ShouldBe(200, answer.Body);
        var member = (await tocsin.Stores.Members.All(CancellationToken.None)).Single(m => m.Joined);
        return (new(member.Id, Name, Email, Password, secret), CodesOn(answer));
    }

    /// <summary>From the link to the answer of the last form.</summary>
    public static async Task<(TestAnswer Answer, TotpSecret Secret)> ByPassword(
        TestWorkspace tocsin,
        TestBrowser browser,
        Uri link,
        string email = Email,
        string name = Name
    )
    {
        var knock = await browser.Page(link.PathAndQuery);
        var form = await browser.Submit("/join", ("code", knock.Field("code")));
        // somebody else may have been faster: then the first form already says so
        if (form.Status == 404)
            return (form, TotpSecret.Create());
        form.Status.ShouldBe(200, form.Body);
        var secret = SecretOn(form);
        var answer = await browser.Submit(
            "/join/password",
            [
                ("code", form.Field("code")),
                ("setup", form.Field("setup")),
                ("name", name),
                ("email", email),
                ("password", Password),
                ("otp", Totp.Code(secret, Totp.StepAt(tocsin.Clock.GetUtcNow()))),
                .. form.Fields("sign").Select(text => ("sign", text)),
            ]
        );
        return (answer, secret);
    }

    /// <summary>What somebody types into an authenticator who reads the key on the page.</summary>
    public static TotpSecret SecretOn(TestAnswer page)
    {
        var groups = Key().Match(page.Body).Groups["key"].Value.Replace(" ", "", StringComparison.Ordinal);
        groups.Length.ShouldBe(32, page.Body);
        var bits = string.Concat(
            groups.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0'))
        );
        return new([.. bits.Chunk(8).Select(b => Convert.ToByte(new string(b), 2))]);
    }

    public static IReadOnlyList<string> CodesOn(TestAnswer page) =>
        [.. Code().Matches(page.Body).Select(m => m.Groups["code"].Value)];

    [GeneratedRegex("<code class=\"copy-text\">(?<key>[A-Z2-7 ]+)</code>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Key();

    [GeneratedRegex("<li><code>(?<code>[0-9A-Z-]+)</code></li>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Code();
}
