using System.Text.RegularExpressions;
using Tocsin.Cases.Identifiers;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Maintainers;

/// <summary>A case with one vendor, and what a maintainer of it does with the code and the receipt alone.</summary>
internal sealed partial class AMaintainer(Story story, CaseNumber number)
{
    public const string Address = "mia@sluice.example";

    public const string PackageJson = """
        {"name":"sluice","author":"Mia <mia@sluice.example> (https://sluice.example)","bugs":{"url":"https://example.com/sluice/bugs"}}
        """;

    public string Path => $"/api/cases/{number}/maintainers";

    public static async Task<AMaintainer> Reachable(Story story)
    {
        var made = new AMaintainer(story, await story.Accepted());
        (
            await story.Ann.Post(
                $"/api/cases/{made.Number}/vendors",
                new { name = "The maintainers of sluice", package = "pkg:npm/sluice" }
            )
        ).ShouldSucceed();
        (
            await story.Ann.Post(
                made.Path + "/contacts",
                new
                {
                    vendor = 1,
                    source = "package-json",
                    text = PackageJson,
                }
            )
        ).ShouldSucceed();
        return made;
    }

    public CaseNumber Number => number;

    public Task<TestAnswer> Invite(string address = Address, string by = "mail") =>
        story.Ann.Post(
            Path + "/invitations",
            new
            {
                vendor = 1,
                name = "Mia",
                address,
                by,
            }
        );

    /// <summary>The code of the newest mail to an address.</summary>
    public async Task<string> Code(string address = Address)
    {
        await story.Workspace.Work();
        return DigitsOf(MailTo(address).Single(mail => Digits().IsMatch(mail)));
    }

    public static string DigitsOf(string text) => Digits().Match(text).Value;

    public IReadOnlyList<string> MailTo(string address) =>
        [
            .. Directory
                .GetFiles(story.Workspace.Outbox, "*.eml")
                .Select(File.ReadAllText)
                .Select(mail => mail.Replace("=\r\n", "", StringComparison.Ordinal))
                .Where(mail => mail.Contains($"To: {address}", StringComparison.Ordinal)),
        ];

    public Task<TestAnswer> Page(string receipt) =>
        story.Workspace.Intake.Browser().Submit("/maintainer", ("receipt", receipt));

    public Task<TestAnswer> Api(string receipt) =>
        story.Workspace.Intake.Browser().Post("/api/maintainer", new { receipt });

    public Task<TestAnswer> Turn(string path, string receipt, params IEnumerable<(string, string)> fields) =>
        story.Workspace.Intake.Browser().Submit("/maintainer" + path, [("receipt", receipt), .. fields]);

    public Task<TestAnswer> Share(string body = "Merging pollutes. canary-shared") =>
        story.Ann.Post(Path + "/report", new { vendor = 1, body });

    /// <summary>Signs what the page shows, and gives back the receipt.</summary>
    public async Task<string> Sign(string code)
    {
        var page = await Page(code);
        var signed = await Turn("/signature", code, ("name", "Mia"), ("terms", page.Field("terms")));
        signed.Status.ShouldBe(200, signed.Body);
        return DigitsOf(signed.Body);
    }

    /// <summary>Invited by mail, signed, and the report shared.</summary>
    public async Task<string> Signed()
    {
        (await Share()).ShouldSucceed();
        (await Invite()).ShouldSucceed();
        return await Sign(await Code());
    }

    [GeneratedRegex(@"([0-9]{4} ){9}[0-9]{3}", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Digits();
}
