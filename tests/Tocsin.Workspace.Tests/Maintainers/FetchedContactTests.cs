using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Workspace.Maintainers;
using Tocsin.Workspace.Tests.Cases;

namespace Tocsin.Workspace.Tests.Maintainers;

/// <summary>What a package publishes is fetched where the operator switched it on: exactly the addresses that were shown, and nothing of the case.</summary>
public sealed class FetchedContactTests
{
    private const string Manifest = "https://registry.npmjs.org/sluice/latest";
    private const string SecurityMd = "https://raw.githubusercontent.com/sluice-js/sluice/HEAD/SECURITY.md";
    private const string SecurityTxt = "https://sluice.example.com/.well-known/security.txt";

    private const string PackageJson = """
        {"name":"sluice","author":"Mia <mia@sluice.example.com>","homepage":"https://sluice.example.com/docs?a=b",
         "repository":{"type":"git","url":"git+https://github.com/sluice-js/sluice.git"}}
        """;

    [Fact]
    public async Task Off_nothing_leaves_and_the_page_says_why()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);

        (await Ask(story, made, Manifest)).ShouldBeRefused(409, "contacts.off");

        story.Workspace.Members.Services.GetService<PublishedFiles>().ShouldBeNull("there is nothing that could ask");
        (await Vendor(story, made)).GetProperty("mayAsk").GetArrayLength().ShouldBe(0);
        var page = (await story.Ann.Page($"/cases/{made.Number}/maintainers")).Body;
        page.ShouldContain("asking a host about a package tells that host who asks");
        page.ShouldNotContain("registry.npmjs.org");
    }

    [Theory, OnSqlite, OnPostgres]
    public async Task What_is_fetched_counts_once_somebody_has_looked_at_it(Provider provider)
    {
        await using var host = await AFileHost.Start();
        host.Put("registry.npmjs.org/sluice/latest", PackageJson);
        host.Put(
            "raw.githubusercontent.com/sluice-js/sluice/HEAD/SECURITY.md",
            "Write to security@sluice.example.com."
        );
        host.Put(
            "sluice.example.com/.well-known/security.txt",
            "Contact: mailto:psirt@sluice.example.com\nExpires: 2027-01-01T00:00:00Z\n"
        );
        await using var story = await Story.Begin(provider, change: options => options with { Contacts = host.On() });
        var made = await AMaintainer.Reachable(story);
        var page = $"/cases/{made.Number}/maintainers";

        (await story.Ann.Page(page)).Fields("addresses").ShouldBe([Manifest]);
        host.LookedUp.ShouldBeEmpty("it only says what would be asked");
        (await story.Ann.Submit(page + "/fetches", ("vendor", "1"), ("addresses", Manifest))).Location.ShouldBe(page);
        var next = (await Vendor(story, made)).GetProperty("mayAsk").EnumerateArray().Select(Address).ToList();
        next.Count.ShouldBe(6);
        next.ShouldContain(SecurityMd);
        next.ShouldContain(SecurityTxt);
        (await Ask(story, made, [.. next.Skip(1)])).ShouldSucceed();

        var vendor = await Vendor(story, made);
        Contacts(vendor).ShouldNotContain("security@sluice.example.com", "nobody has looked at it");
        var fetch = vendor.GetProperty("fetches")[1];
        fetch.GetProperty("by").GetString().ShouldBe(story.AnnHerself.Person.Text);
        var failed = fetch
            .GetProperty("files")
            .EnumerateArray()
            .Where(file => file.GetProperty("failure").GetString() is not null);
        failed
            .Select(file => file.GetProperty("failure").GetString())
            .Distinct()
            .ShouldBe(["raw.githubusercontent.com has nothing there."]);
        (await story.Ben.Page(page)).Body.ShouldContain("psirt@sluice.example.com");
        (await Keep(story, made, 2, SecurityMd, SecurityTxt)).ShouldSucceed();
        Contacts(await Vendor(story, made))[..2]
            .ShouldBe(["psirt@sluice.example.com", "security@sluice.example.com"], ignoreOrder: true);

        // of the case nothing went out, and of who asks no more than an address
        host.Asked.Count.ShouldBe(6);
        foreach (var (address, headers) in host.Asked)
        {
            address.ShouldNotContain(made.Number.Text);
            address.ShouldNotContain("?");
            headers.Keys.ShouldBeSubsetOf(["Host", "Accept-Encoding", ":authority", ":method", ":path", ":scheme"]);
        }
        (await story.Ann.Page($"/cases/{made.Number}")).Body.ShouldContain(
            "Had 5 addresses asked for contacts of vendor 1."
        );
    }

    [Fact]
    public async Task What_goes_wrong_is_said_of_each_address()
    {
        await using var host = await AFileHost.Start();
        host.Put("registry.npmjs.org/sluice/latest", PackageJson);
        host.Redirects["raw.githubusercontent.com/sluice-js/sluice/HEAD/SECURITY.md"] =
            "https://elsewhere.example.com/";
        host.Put("raw.githubusercontent.com/sluice-js/sluice/HEAD/.github/SECURITY.md", new string('a', 300_000));
        host.Silent["raw.githubusercontent.com/sluice-js/sluice/HEAD/docs/SECURITY.md"] = true;
        host.Put("raw.githubusercontent.com/sluice-js/sluice/HEAD/SECURITY-INSIGHTS.yml", "\u0000: [");
        host.Names["sluice.example.com"] = "192.168.1.1";
        await using var story = await Story.Begin(change: options => options with { Contacts = host.On() });
        var made = await AMaintainer.Reachable(story);
        (await Ask(story, made, Manifest)).ShouldSucceed();
        var next = (await Vendor(story, made)).GetProperty("mayAsk").EnumerateArray().Select(Address).Skip(1);

        (await Ask(story, made, [.. next])).ShouldSucceed();

        var files = (await Vendor(story, made))
            .GetProperty("fetches")[1]
            .GetProperty("files")
            .EnumerateArray()
            .ToList();
        var why = files.Select(file => file.GetProperty("failure").GetString()).ToList();
        why.Count.ShouldBe(5);
        why[0].ShouldBe("raw.githubusercontent.com leads to another host, which is not followed.");
        why[1].ShouldBe("raw.githubusercontent.com sends more than is taken.");
        why[2].ShouldBe("raw.githubusercontent.com did not answer within 2 seconds.");
        why[3].ShouldNotBeNullOrEmpty();
        why[4].ShouldBe("sluice.example.com leads to no public address.");
        host.Asked.ShouldNotContain(asked =>
            asked.Address.StartsWith("sluice.example.com") || asked.Address.StartsWith("elsewhere")
        );
        (await Keep(story, made, 2, SecurityMd)).Status.ShouldBe(422);
        (await Keep(story, made, 3, SecurityMd)).ShouldBeRefused(409, "contacts.no-such-fetch");
    }

    [Fact]
    public async Task Only_what_is_shown_is_asked_by_who_works_on_the_case_and_so_much_an_hour()
    {
        await using var host = await AFileHost.Start();
        host.Put("registry.npmjs.org/sluice/latest", PackageJson);
        await using var story = await Story.Begin(change: options => options with { Contacts = host.On() });
        var made = await AMaintainer.Reachable(story);
        (await Ask(story, made, "https://evil.example.com/")).Status.ShouldBe(422);
        (await Ask(story, made, Manifest, "https://evil.example.com/")).Status.ShouldBe(422);
        (await Ask(story, made)).Status.ShouldBe(422);
        host.LookedUp.ShouldBeEmpty();
        (await Ask(story, made, Manifest)).ShouldSucceed();
        var six = (await Vendor(story, made)).GetProperty("mayAsk").EnumerateArray().Select(Address).ToArray();
        for (var asked = 1; asked + six.Length <= PublishedFiles.MostAnHour; asked += six.Length)
            (await Ask(story, made, six)).ShouldSucceed();

        (await Ask(story, made, six)).ShouldBeRefused(429, "contacts.too-many");

        story.Workspace.Clock.Advance(TimeSpan.FromHours(1));
        using var later = await story.Workspace.SignIn(story.AnnHerself);
        (await later.Post(made.Path + "/fetches", new { vendor = 1, addresses = six })).ShouldSucceed();
    }

    [Fact]
    public async Task A_copy_of_the_installation_asks_nobody()
    {
        await using var host = await AFileHost.Start();
        await using var story = await Story.Begin(change: options => options with { Contacts = host.On() });
        var made = await AMaintainer.Reachable(story);
        await story.Workspace.Work();
        story.Workspace.Stores.Lease!.GiveUp();

        (await Ask(story, made, Manifest)).ShouldBeRefused(409, "contacts.held");
        host.LookedUp.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_registry_of_the_operators_may_stand_in_their_own_network()
    {
        await using var host = await AFileHost.Start();
        host.Put("npm.corp.example.net/mirror/@babel%2Fcore/latest", PackageJson);
        host.Names["npm.corp.example.net"] = "10.0.0.7";
        await using var story = await Story.Begin(change: options =>
            options with
            {
                Contacts = host.On(new("https://npm.corp.example.net/mirror/")),
            }
        );
        var made = await AMaintainer.Reachable(story);
        var vendors = $"/api/cases/{made.Number}/vendors";
        (await story.Ann.Post(vendors, new { name = "Babel", package = "pkg:npm/%40babel/core" })).ShouldSucceed();
        var address = (await Vendor(story, made, 2)).GetProperty("mayAsk")[0].GetProperty("address").GetString()!;
        address.ShouldBe("https://npm.corp.example.net/mirror/@babel%2Fcore/latest");

        (
            await story.Ann.Post(made.Path + "/fetches", new { vendor = 2, addresses = new[] { address } })
        ).ShouldSucceed();

        (await Vendor(story, made, 2))
            .GetProperty("fetches")[0]
            .GetProperty("files")[0]
            .GetProperty("failure")
            .GetString()
            .ShouldBeNull();
    }

    [Fact]
    public async Task A_file_is_uploaded_as_well_as_pasted_and_what_is_no_text_is_said_so()
    {
        await using var story = await Story.Begin();
        var made = await AMaintainer.Reachable(story);

        (await Upload(story, made, "Write to security@sluice.example.com"u8.ToArray())).Status.ShouldBe(303);
        (await story.Load(made.Number))
            .ContactsOf(1)
            .ShouldContain(contact => contact.Address == "security@sluice.example.com");

        var bad = await Upload(story, made, [0xff, 0xfe, 0x00]);
        bad.Status.ShouldBe(422);
        bad.Body.ShouldContain("This file is no text.");
        bad.Body.ShouldContain("typed before");
        (await Upload(story, made, new byte[300_000])).Status.ShouldBe(422);
    }

    private static async Task<TestAnswer> Upload(Story story, AMaintainer made, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("1"), "vendor" },
            { new StringContent("security-md"), "source" },
            { new StringContent("typed before"), "text" },
            { new ByteArrayContent(file), "file", "SECURITY.md" },
        };
        return await story.Ann.Send(HttpMethod.Post, $"/cases/{made.Number}/maintainers/contacts", form, "text/html");
    }

    private static Task<TestAnswer> Ask(Story story, AMaintainer made, params string[] addresses) =>
        story.Ann.Post(made.Path + "/fetches", new { vendor = 1, addresses });

    private static Task<TestAnswer> Keep(Story story, AMaintainer made, int fetch, params string[] addresses) =>
        story.Ann.Post(made.Path + "/fetches/kept", new { fetch, addresses });

    private static async Task<JsonElement> Vendor(Story story, AMaintainer made, int number = 1) =>
        (await story.Ben.Get(made.Path)).ShouldSucceed().Json.GetProperty("vendors")[number - 1];

    private static string Address(JsonElement file) => file.GetProperty("address").GetString()!;

    private static List<string> Contacts(JsonElement vendor) =>
        [.. vendor.GetProperty("contacts").EnumerateArray().Select(Address)];
}
