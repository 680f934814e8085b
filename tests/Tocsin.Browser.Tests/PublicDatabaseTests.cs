using Microsoft.Playwright;

namespace Tocsin.Browser.Tests;

/// <summary>Searching, looking at a package, checking a project: with scripts where they help, without where they must not be needed.</summary>
[Collection(OneTocsin.Name)]
public sealed class PublicDatabaseTests(ARunningTocsin tocsin)
{
    private const string Lock = """
        {"lockfileVersion":3,"packages":{"":{},
        "node_modules/sample-template":{"version":"2.0.0"},
        "node_modules/sample-unheard-of":{"version":"1.0.0"},
        "node_modules/sample-branch":{"resolved":"git+ssh://git@code.example/x"}}}
        """;

    private string Site => tocsin.Server.Origin("public");

    [ChromiumFact]
    public async Task The_search_answers_while_one_types_and_arrow_keys_walk_through_it()
    {
        await using var browser = await tocsin.Desk();
        await browser.Go(Site + "/advisories");
        var before = await Hits(browser).CountAsync();
        before.ShouldBeGreaterThan(1);

        await browser.Page.Keyboard.PressAsync("/");
        await browser.Page.Keyboard.InsertTextAsync("SAMPLE-2026-2");
        await Assertions.Expect(browser.Page).ToHaveURLAsync(Site + "/advisories?q=SAMPLE-2026-2");
        (await Hits(browser).First.InnerTextAsync()).ShouldBe("SAMPLE-2026-2");
        await browser.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Hits(browser).First).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(browser.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task Without_scripts_the_search_forgives_too()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(Site + "/advisories");
        var name = await browser.Page.Locator("table .package a").First.InnerTextAsync();
        await browser.Page.GetByRole(AriaRole.Searchbox).FillAsync($"{name[..^3]}{name[^2]}{name[^3]}{name[^1]}");
        await browser.Press("Search");

        (await browser.Text()).ShouldContain(name);
        await Sight.Of(browser, "search");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task A_package_is_drawn_and_a_version_marked()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(Site + "/advisories");
        await browser.Press(browser.Page.Locator("table .package a").First);
        (await browser.Page.GetByRole(AriaRole.Img).CountAsync()).ShouldBeGreaterThan(0);
        await browser.Write("Your version", "1.0.0");
        await browser.Press("Mark it");

        await Sight.Of(browser, "package");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task A_lock_file_is_checked_and_nothing_of_it_is_in_the_address()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(Site + "/check");
        await Sight.Of(browser, "check");
        await browser.Write("Lock file or list", await Vulnerable());
        await browser.Press("Check");
        (await browser.Text()).ShouldContain("packages are affected");
        browser.Page.Url.ShouldBe(Site + "/check/answer");
        await Sight.Of(browser, "check-result");

        await browser.Write("Lock file or list", "{\n\"packages\": {\n!");
        await browser.Press("Check");
        (await browser.Text()).ShouldContain("line 3");
        await Sight.Of(browser, "check-refused");

        await browser.Write("Lock file or list", Lock);
        await browser.Press("Check");
        (await browser.Text()).ShouldContain("What was not checked");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task The_matrix_of_Node_scrolls_in_its_own_box_by_keyboard()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(Site + "/matrix/node");
        await Sight.Of(browser, "matrix");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task A_correction_is_suggested_on_the_report_page_which_knows_the_advisory()
    {
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(Site + "/advisories/SAMPLE-2026-1");
        await browser.Follow("Suggest a correction");

        (await browser.Page.GetByLabel("What did you find?").InputValueAsync()).ShouldContain("SAMPLE-2026-1");
        browser.ShouldNotHaveComplained();
    }

    [ChromiumFact]
    public async Task Sources_are_shown_with_what_of_them_was_refused()
    {
        var folder = Directory.CreateDirectory(Path.Combine(tocsin.Server.Home.Folder, "records")).FullName;
        await File.WriteAllTextAsync(
            Path.Combine(folder, "a-record-that-was-cut-off-in-the-middle-of-its-id.json"),
            "{"
        );
        foreach (var (name, prefix) in new[] { ("shown-well", "WELL"), ("shown-badly", "BADLY") })
            await tocsin.Server.Command(
                "source",
                "add",
                name,
                folder,
                "--prefix",
                prefix,
                "--prefix",
                prefix + "X-2026"
            );
        await tocsin.Server.Command("source", "import", "shown-badly");
        await using var browser = await tocsin.Phone(scripts: false);
        await browser.Go(Site + "/sources");
        await Sight.Of(browser, "sources");
        await browser.Follow("shown-badly");

        (await browser.Text()).ShouldContain("a-record-that-was-cut-off");
        await Sight.Of(browser, "source");
        browser.ShouldNotHaveComplained();
    }

    private static ILocator Hits(OwnBrowser browser) => browser.Page.Locator("#found a[data-hit]");

    private static Task<string> Vulnerable() =>
        File.ReadAllTextAsync(Path.Combine(SharedData.Root(), "samples/npm-vulnerable/package-lock.json"));
}
