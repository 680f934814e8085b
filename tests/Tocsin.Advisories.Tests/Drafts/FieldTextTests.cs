using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Advisories.Tests.Drafts;

/// <summary>What is read from the text of a field gives that field again, and what cannot be read is said line by line.</summary>
public sealed class FieldTextTests
{
    private static readonly AdvisoryContent all = new()
    {
        Summary = "Pollution in sluice",
        Details = "# What\n\n| a | b |\n> quoted",
        Impact = ImpactClass.RemoteCodeExecution,
        Affected =
        [
            new()
            {
                Package = new("npm", "@sluice/core"),
                Ranges =
                [
                    new(),
                    new() { Introduced = "1.0.0", Fixed = "1.2.4" },
                    new() { LastAffected = "0.9.0" },
                    new() { Introduced = "2.0.0" },
                ],
                Versions = ["0.1.0-beta", "0.2.0"],
            },
            new() { Package = new("Rocky Linux:8", "sluice") },
            new() { Package = new("Maven", "org.sluice:sluice-core"), Ranges = [new() { Fixed = "3" }] },
        ],
        CvssVector = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:H/A:N",
        Cwes = ["CWE-1321", "CWE-915"],
        References = [new("FIX", "https://example.org/1"), new("WEB", "https://example.org/2?a=b c")],
        Credits = [new("Rita"), new("Uma B.", "REPORTER"), new("Ida", null, "mailto:ida@example.org")],
        Aliases = ["GHSA-2222-3333-4444"],
        Workarounds = "Freeze it.\n\nOr wait.",
    };

    [Fact]
    public void Every_field_comes_back_from_its_text_also_with_other_ends_of_line()
    {
        foreach (var field in Enum.GetValues<DraftField>())
        {
            var text = FieldText.Of(all, field);
            text.ShouldNotBeEmpty(field.ToString());
            FieldText.With(all, field, text, "text").Value.ShouldBe(all, field.ToString());
            FieldText
                .With(AdvisoryContent.Empty, field, text.Replace("\n", "\r\n"), "text")
                .Map(content => FieldText.Of(content, field))
                .Value.ShouldBe(text, field.ToString());
            FieldText.With(all, field, "", "text").Map(content => FieldText.Of(content, field)).Value.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(DraftField.Affected, "sluice")]
    [InlineData(DraftField.Affected, "npm sluice: 1.2.4")]
    [InlineData(DraftField.Affected, "npm sluice: = 1, < 2")]
    [InlineData(DraftField.Affected, "npm sluice: >=")]
    [InlineData(DraftField.Affected, ": < 1")]
    [InlineData(DraftField.References, "https://example.org")]
    [InlineData(DraftField.Impact, "bad")]
    public void What_cannot_be_read_is_said_with_how_it_is_written(DraftField field, string text)
    {
        var problem = FieldText.With(all, field, text, "text").Problem!;

        problem.Faults.Single().Path.ShouldBe("text");
        problem.Faults.Single().Message.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_text_is_as_long_as_its_field_may_be_and_no_longer()
    {
        foreach (var field in Enum.GetValues<DraftField>())
        {
            var text = new string('x', FieldText.Longest(field) + 1);
            FieldText
                .With(all, field, text, "text")
                .Problem!.Faults.ShouldContain(fault =>
                    fault.Message.Contains("characters long", StringComparison.Ordinal)
                );
        }
    }

    [Fact]
    public void Lines_of_one_package_are_one_package()
    {
        var read = FieldText
            .With(AdvisoryContent.Empty, DraftField.Affected, "npm a: < 1\nnpm b: *\nnpm a: >= 2, < 3", "text")
            .Value.Affected;

        read.Select(one => one.Package).ShouldBe([new PackageName("npm", "a"), new PackageName("npm", "b")]);
        read[0].Ranges.Count.ShouldBe(2);
        read[1].Ranges[0].Introduced.ShouldBe(AffectedRange.Beginning);
    }
}
