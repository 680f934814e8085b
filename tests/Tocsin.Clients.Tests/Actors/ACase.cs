using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Tocsin.Clients.Tests.Actors;

/// <summary>A case on its way from a report to an advisory, by API alone, with the three people who take it there.</summary>
internal sealed class ACase : IDisposable
{
    private ACase(TocsinProcess tocsin, Secrets secrets, AMember first, AMember drafter, AMember reviewer) =>
        (Tocsin, Secrets, First, Drafter, Reviewer) = (tocsin, secrets, first, drafter, reviewer);

    public TocsinProcess Tocsin { get; }

    /// <summary>Every sentence that was typed on the way and must be found nowhere.</summary>
    public Secrets Secrets { get; }

    /// <summary>Operator and triager: types in CVE IDs and invites the other two.</summary>
    public AMember First { get; }

    public AMember Drafter { get; }

    /// <summary>Invited by the first member, as the drafter was: not by the drafter.</summary>
    public AMember Reviewer { get; }

    public string Number { get; private set; } = "";

    public string Receipt { get; private set; } = "";

    /// <summary>Three members, and a report with an attachment.</summary>
    public static async Task<ACase> Reported(TocsinProcess tocsin)
    {
        var secrets = new Secrets();
        var first = await AMember.Join(
            tocsin,
            tocsin.FirstMemberLink.ShouldNotBeNull(),
            secrets.New("Ann"),
            $"{secrets.NewAddressee("ann")}@example.org",
            secrets.New("first passphrase of many words")
        );
        var drafter = await Join(tocsin, first, secrets, "Bob");
        var reviewer = await Join(tocsin, first, secrets, "Cleo");
        var made = new ACase(tocsin, secrets, first, drafter, reviewer);
        await made.Report();
        return made;
    }

    /// <summary>Judged, drafted, with a CVE ID, and approved: only the decision to publish is missing.</summary>
    /// <param name="ready">Sees to it that there are CVE IDs; null: the first member types some in.</param>
    public static async Task<ACase> Approved(TocsinProcess tocsin, Func<AMember, Task>? ready = null)
    {
        var made = await Reported(tocsin);
        await made.Converse();
        await (ready ?? TypeIn)(made.First);
        await made.Draft();
        await made.Approve();
        return made;
    }

    /// <summary>Decides to publish now, with a code of the authenticator as an API client sends it.</summary>
    public async Task<HttpResponseMessage> Publish(CancellationToken cancel = default) =>
        await Drafter.Ask(
            HttpMethod.Post,
            $"/api/cases/{Number}/publication",
            new { revision = 1, code = await Drafter.Authenticator.Next() },
            cancel
        );

    /// <summary>The advisory as strangers read it once it is there; null when it is not within the time.</summary>
    public async Task<JsonElement?> Published(TimeSpan within)
    {
        var deadline = TimeProvider.System.GetUtcNow() + within;
        while (TimeProvider.System.GetUtcNow() < deadline)
        {
            var found = await Query("1.2.0");
            if (found.TryGetProperty("vulns", out var vulns))
                return vulns[0].Clone();
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
        return null;
    }

    public async Task<JsonElement> Query(string version)
    {
        var query = new { version, package = new { name = APackage.Name, ecosystem = "npm" } };
        using var answer = await Tocsin.Public.PostAsJsonAsync("/v1/query", query);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public void Dispose()
    {
        First.Dispose();
        Drafter.Dispose();
        Reviewer.Dispose();
    }

    private static async Task<AMember> Join(TocsinProcess tocsin, AMember host, Secrets secrets, string name)
    {
        var link = await host.Invite(secrets.New(name), "triager");
        var email = $"{secrets.NewAddressee(name.ToLowerInvariant())}@example.org";
        return await AMember.Join(tocsin, link, secrets.New(name), email, secrets.New($"passphrase of {name}"));
    }

    private async Task Report()
    {
        using var form = new MultipartFormDataContent();
        void Add(string name, string text) => form.Add(new StringContent(text), name);
        Add("what", Secrets.New("A template reads any file"));
        Add("where", APackage.Name);
        Add("howToReproduce", Secrets.New("Render ../../etc/passwd"));
        Add("versions", Secrets.New("1.0.0 and later"));
        Add("proofOfConcept", Secrets.New("render('../secret')"));
        Add("credit", Secrets.New("Finder of things"));
        Add("contact", $"{Secrets.NewAddressee("finder")}@example.org");
        var file = new ByteArrayContent(Encoding.UTF8.GetBytes(Secrets.New("content of an attachment")));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        form.Add(file, "attachments", Secrets.New("name of an attachment") + ".txt");
        using var answer = await Tocsin.Intake.PostAsync("/api/reports", form);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, text);
        var taken = JsonSerializer.Deserialize<JsonElement>(text);
        Number = taken.GetProperty("number").GetString()!;
        Receipt = Secrets.Known(taken.GetProperty("receipt").GetString()!);
    }

    private static Task TypeIn(AMember first) => first.Post("/api/cve-ids", new { ids = APackage.CveIds });

    // the team asks, the reporter answers by receipt, the team accepts
    private async Task Converse()
    {
        await Drafter.Post($"/api/cases/{Number}/questions", new { question = Secrets.New("Which version is it?") });
        using var answered = await Tocsin.Intake.PostAsJsonAsync(
            "/api/mailbox/messages",
            new { receipt = Receipt, body = Secrets.New("All of them") }
        );
        answered.IsSuccessStatusCode.ShouldBeTrue(await answered.Content.ReadAsStringAsync());
        await Drafter.Post(
            $"/api/cases/{Number}/messages",
            new { channel = "team", body = Secrets.New("I can see it happen") }
        );
        await Drafter.Post($"/api/cases/{Number}/acceptance", new { answer = Secrets.New("Thank you, we take it on") });
    }

    private async Task Draft()
    {
        await Drafter.Put($"/api/cases/{Number}/draft", new { revision = 0, content = APackage.Advisory });
        await Drafter.Put($"/api/cases/{Number}/cve", new { });
    }

    private async Task Approve()
    {
        await Drafter.Post($"/api/cases/{Number}/review", new { });
        await Reviewer.Post($"/api/cases/{Number}/approval", new { revision = 1 });
    }
}
