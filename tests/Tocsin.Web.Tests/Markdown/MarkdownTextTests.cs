using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Web.Markdown;

namespace Tocsin.Web.Tests.Markdown;

public sealed class MarkdownTextTests
{
    // What may ever come out: these elements, with these attributes.
    private static readonly Regex Allowed = new(
        """<(?:/?(?:p|h[1-6]|ul|ol|li|em|strong|del|code|pre|blockquote|table|thead|tbody|tr|th|td|a)|br /|hr /|a href="(?:https?://|mailto:)[^"<>]*" rel="nofollow noopener noreferrer"(?: title="[^"<>]*")?|ol start="\d+"|code class="language-[^"<>]*"|t[hd] class="(?:right|center)")>""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(5)
    );

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](java&#x73;cript:alert(1))")]
    [InlineData("[a](&#1;javascript:alert(1))")]
    [InlineData("[a](<java\tscript:alert(1)>)")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](//evil.example)")]
    [InlineData("[a](/sign-out)")]
    [InlineData("[a][b]\n\n[b]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("a <b onclick=x>b</b>")]
    [InlineData("# h {onclick=alert(1)}")]
    [InlineData("``` \"><script>\nx\n```")]
    [InlineData("[a](https://x.example \"\\\"onclick=x\")")]
    [InlineData("[a](https://x.example/\"onclick=x)")]
    [InlineData("ftp://x.example tel:112 www.x.example")]
    [InlineData("![a](javascript:alert(1))")]
    [InlineData("![a](data:image/svg+xml,x)")]
    [InlineData("[![alt](https://a.example/i.png)](https://b.example)")]
    [InlineData("| a | b |\n|:-|-:|\n| <i>1</i> | [x](javascript:1) |")]
    public void Hostile_text_becomes_harmless_markup(string text) =>
        Foreign(MarkdownText.ToHtml(text)).ShouldBeEmpty(MarkdownText.ToHtml(text));

    [Fact]
    public void Whatever_is_typed_only_known_elements_come_out()
    {
        string[] pieces =
        [
            "[",
            "]",
            "(",
            ")",
            "!",
            "<",
            ">",
            "\"",
            "'",
            "`",
            "*",
            "~~",
            "#",
            "|",
            "-",
            "\n",
            " ",
            "&",
            ";",
            "javascript:",
            "https://x.example",
            "mailto:",
            "script",
            "{",
            "}",
            "\\",
            ":",
            "1.",
            "\t",
            "é",
        ];
        var texts = Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary();
        Prop.ForAll(texts, text => Foreign(MarkdownText.ToHtml(text)).Length == 0).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_picture_is_a_link_to_itself() =>
        MarkdownText
            .ToHtml("![the stack](https://a.example/i.png)")
            .ShouldBe(
                "<p><a href=\"https://a.example/i.png\" rel=\"nofollow noopener noreferrer\">the stack</a></p>\n"
            );

    [Theory]
    [InlineData("# a\n\n##### b", "<h3>a</h3>\n<h4>b</h4>\n")]
    [InlineData("## a\n\n### b\n\n## c", "<h3>a</h3>\n<h4>b</h4>\n<h3>c</h3>\n")]
    [InlineData("### a\n\n## b", "<h3>a</h3>\n<h3>b</h3>\n")]
    public void Headings_stand_below_those_of_the_page_and_skip_no_level(string text, string html) =>
        MarkdownText.ToHtml(text, topHeading: 3).ShouldBe(html);

    [Fact]
    public void What_people_write_is_kept()
    {
        var html = MarkdownText.ToHtml(
            "**a** ~~b~~ <https://x.example> me@x.example\n\n1. one\n\n| a |\n|---|\n| `1` |\n\n```js\nx < 1\n```"
        );
        foreach (
            var part in new[]
            {
                "<strong>a</strong>",
                "<del>b</del>",
                "<a href=\"https://x.example\"",
                "<ol>",
                "<td><code>1</code></td>",
                "x &lt; 1",
            }
        )
            html.ShouldContain(part);
    }

    [Theory]
    [InlineData('>')]
    [InlineData('[')]
    [InlineData('*')]
    [InlineData('(')]
    [InlineData('`')]
    [InlineData('|')]
    [InlineData('<')]
    [InlineData('-')]
    public void Huge_nesting_does_no_more_than_look_ugly(char piece)
    {
        var html = MarkdownText.ToHtml(new string(piece, 50_000) + "x");
        html.Length.ShouldBeGreaterThan(0);
        Foreign(html).ShouldBeEmpty();
        Foreign(MarkdownText.ToHtml(string.Concat(Enumerable.Repeat(piece + " ", 20_000)) + "x")).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_longer_than_can_be_read_is_shown_as_typed()
    {
        var text = new string('<', MarkdownText.Longest + 1);
        MarkdownText
            .ToHtml(text)
            .ShouldBe("<pre>" + string.Concat(Enumerable.Repeat("&lt;", text.Length)) + "</pre>\n");
    }

    /// <summary>What is left of markup when everything allowed is taken away.</summary>
    private static string Foreign(string html) => string.Concat(Allowed.Replace(html, "").Where(c => c is '<' or '>'));
}
