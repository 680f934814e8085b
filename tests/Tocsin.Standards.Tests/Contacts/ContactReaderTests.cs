using FsCheck;
using FsCheck.Fluent;
using Tocsin.Standards.Contacts;

namespace Tocsin.Standards.Tests.Contacts;

public sealed class ContactReaderTests
{
    private static readonly DateTimeOffset now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_manifest_names_private_addresses_before_its_public_tracker_and_its_funding_is_no_contact()
    {
        var read = Read(
            ContactSource.PackageJson,
            """
            {
              "bugs": {"url": "https://example.com/sluice/bugs", "email": "bugs@sluice.example"},
              "author": "Mia <mia@sluice.example> (https://sluice.example)",
              "maintainers": [{"name": "Noa", "email": "noa@sluice.example"}, "Mia <MIA@sluice.example>", 7],
              "repository": "git+https://github.com/sluice/sluice.git",
              "funding": {"url": "https://sluice.example/fund", "email": "fund@sluice.example"}
            }
            """
        );

        read.Select(c => c.Address)
            .ShouldBe([
                "bugs@sluice.example",
                "https://github.com/sluice/sluice/security/advisories/new",
                "mia@sluice.example",
                "noa@sluice.example",
                "https://example.com/sluice/bugs",
            ]);
        read.Select(c => c.IsPublic).ShouldBe([false, false, false, false, true]);
        read[0].Place.ShouldBe("bugs.email");
    }

    [Theory]
    [InlineData("github:sluice/sluice")]
    [InlineData("sluice/sluice")]
    [InlineData("https://github.com/sluice/sluice")]
    [InlineData("git@github.com:sluice/sluice.git")]
    [InlineData("git+ssh://git@github.com/sluice/sluice.git#main")]
    public void A_repository_at_GitHub_is_known_however_npm_writes_it(string repository) =>
        Read(ContactSource.PackageJson, $$"""{"repository": "{{repository}}"}""")
            .Single()
            .Address.ShouldBe("https://github.com/sluice/sluice/security/advisories/new");

    [Theory]
    [InlineData("gitlab:sluice/sluice")]
    [InlineData("https://git.sluice.example/sluice")]
    [InlineData("https://github.com/../..")]
    public void Any_other_repository_is_no_contact(string repository) =>
        Read(ContactSource.PackageJson, $$"""{"repository": "{{repository}}"}""").ShouldBeEmpty();

    [Fact]
    public void What_a_security_policy_names_near_reporting_comes_first_and_an_issue_tracker_last()
    {
        var read = Read(
            ContactSource.SecurityMd,
            """
            # Security

            Please do not use https://github.com/sluice/sluice/issues.
            Report to <security@sluice.example> or https://sluice.example/report.





            Our press office: press@sluice.example, and https://sluice.example/news
            """
        );

        read.Select(c => (c.Address, c.Rank))
            .ShouldBe([
                ("security@sluice.example", ContactRank.NearReports),
                ("https://sluice.example/report", ContactRank.NearReports),
                ("press@sluice.example", ContactRank.General),
                ("https://github.com/sluice/sluice/issues", ContactRank.Public),
            ]);
    }

    [Fact]
    public void A_security_txt_gives_its_contacts_in_order_and_an_expired_one_is_said_to_be()
    {
        const string text = """
            -----BEGIN PGP SIGNED MESSAGE-----
            Hash: SHA512

            # comment
            contact: mailto:security@sluice.example
            Contact: https://sluice.example/report
            Contact: tel:+1-201-555-0123
            Expires: 2026-06-01T00:00:00Z
            -----BEGIN PGP SIGNATURE-----
            Contact: mailto:forged@sluice.example
            """;

        Read(ContactSource.SecurityTxt, text)
            .Select(c => (c.Address, c.Rank))
            .ShouldBe([
                ("security@sluice.example", ContactRank.ForReports),
                ("https://sluice.example/report", ContactRank.ForReports),
            ]);
        var later = ContactReader.Read(ContactSource.SecurityTxt, text, now.AddYears(1)).Value;
        later.ShouldAllBe(c => c.Rank == ContactRank.Expired && c.Why.Contains("2026-06-01"));
    }

    [Fact]
    public void Security_insights_are_read_in_both_schemas()
    {
        Read(
                ContactSource.SecurityInsights,
                """
                header:
                  schema-version: 1.0.0
                  expiration-date: '2027-01-01T00:00:00.000Z'
                security-contacts:
                  - type: email
                    value: security@sluice.example
                vulnerability-reporting:
                  accepts-vulnerability-reports: true
                  email-contact: report@sluice.example
                  bug-bounty-url: https://sluice.example/bounty
                """
            )
            .Select(c => (c.Address, c.Place))
            .ShouldBe([
                ("security@sluice.example", "security-contacts[0].value"),
                ("report@sluice.example", "vulnerability-reporting.email-contact"),
            ]);
        Read(
                ContactSource.SecurityInsights,
                """
                header:
                  schema-version: 2.0.0
                project:
                  administrators:
                    - name: Mia
                      email: mia@sluice.example
                  vulnerability-reporting:
                    reports-accepted: true
                    policy: https://sluice.example/policy
                    contact:
                      name: Security team
                      email: security@sluice.example
                repository:
                  security:
                    champions:
                      - name: Noa
                        email: noa@sluice.example
                """
            )
            .Select(c => (c.Address, c.Rank))
            .ShouldBe([
                ("security@sluice.example", ContactRank.ForReports),
                ("noa@sluice.example", ContactRank.ForReports),
                ("https://sluice.example/policy", ContactRank.NearReports),
                ("mia@sluice.example", ContactRank.Person),
            ]);
    }

    [Theory]
    [InlineData(ContactSource.PackageJson, "{")]
    [InlineData(ContactSource.PackageJson, "[]")]
    [InlineData(ContactSource.PackageJson, """{"author": "\ud800"}""")]
    [InlineData(ContactSource.SecurityTxt, "<html>")]
    [InlineData(ContactSource.SecurityInsights, "a: [")]
    [InlineData(ContactSource.SecurityInsights, "a: b")]
    public void What_is_something_else_is_said_to_be(ContactSource source, string text) =>
        ContactReader.Read(source, text, now).Problem!.Faults.Select(f => f.Path).ShouldBe(["text"]);

    [Fact]
    public void What_is_too_much_is_not_read() =>
        ContactReader
            .Read(ContactSource.SecurityMd, new string('ä', (ContactReader.MostBytes / 2) + 1), now)
            .Problem!.Faults.Single()
            .Path.ShouldBe("text");

    [Fact]
    public void A_document_that_would_grow_by_its_aliases_does_not()
    {
        var text =
            "header: {schema-version: 2.0.0}\na: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nsecurity-contacts: [{value: s@sluice.example}]";

        Read(ContactSource.SecurityInsights, text).Single().Address.ShouldBe("s@sluice.example");
    }

    [Fact]
    public void Whatever_is_pasted_is_read_or_refused()
    {
        string[] seeds =
        [
            """{"bugs": {"email": "a@b.example"}, "author": "A <a@b.example>", "repository": "a/b"}""",
            "header: {schema-version: 1.0.0}\nsecurity-contacts:\n  - &x {type: email, value: a@b.example}\n  - *x\n",
            "Contact: mailto:a@b.example\nExpires: 2026-06-01T00:00:00Z\n",
            "Report to a@b.example or https://b.example/r",
        ];
        var changed =
            from seed in Gen.Elements(seeds)
            from at in Gen.Choose(0, seed.Length)
            from noise in ArbMap.Default.GeneratorFor<string>()
            select seed[..at] + noise + seed[at..];
        Prop.ForAll(
                changed.ToArbitrary(),
                text =>
                {
                    foreach (var source in Enum.GetValues<ContactSource>())
                        _ = ContactReader.Read(source, text, now).Succeeded;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static IReadOnlyList<PublishedContact> Read(ContactSource source, string text) =>
        ContactReader.Read(source, text, now).Value;
}
