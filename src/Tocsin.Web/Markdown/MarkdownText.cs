using System.Net;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Tocsin.Web.Markdown;

/// <summary>
/// Other people's CommonMark (with tables, strikethrough and bare links) as HTML that can do nothing: no HTML of theirs,
/// no images, no attributes, and links to https, http and mailto alone. Preview and publication both come from here.
/// </summary>
public static class MarkdownText
{
    /// <summary>
    /// Longer texts, in UTF-16 units, are shown as they were typed: text made for the purpose costs the parser time that
    /// grows with the square of its length.
    /// </summary>
    public const int Longest = 65_536;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks()
        .Build();

    /// <param name="topHeading">
    /// The level, 1 to 6, of the text's own highest heading, so that it stands below those of the page. Levels that the
    /// text skips are closed up: readers who move by headings would stumble.
    /// </param>
    public static string ToHtml(string? text, int topHeading = 3)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        if (text.Length > Longest)
            return AsTyped(text);
        try
        {
            var document = Markdig.Markdown.Parse(text, Pipeline);
            Tame(document, topHeading);
            return document.ToHtml(Pipeline);
        }
        catch (ArgumentException)
        {
            // Markdig refuses what is nested more deeply than anybody writes.
            return AsTyped(text);
        }
    }

    private static string AsTyped(string text) => $"<pre>{WebUtility.HtmlEncode(text)}</pre>\n";

    private static void Tame(MarkdownDocument document, int topHeading)
    {
        Tame([.. document.Descendants<HeadingBlock>()], topHeading);
        foreach (var table in document.Descendants<Table>())
            Tame(table);
        foreach (var link in document.Descendants<LinkInline>().ToArray())
            Tame(link);
        foreach (var link in document.Descendants<AutolinkInline>().ToArray())
        {
            if (IsAllowed(link.IsEmail ? "mailto:" + link.Url : link.Url))
                Mark(link);
            else
                link.ReplaceBy(new LiteralInline(link.Url));
        }
    }

    private static void Tame(HeadingBlock[] headings, int top)
    {
        var above = top - 1;
        var highest = headings.Length == 0 ? 1 : headings.Min(heading => heading.Level);
        foreach (var heading in headings)
        {
            heading.Level = Math.Min(6, Math.Min(above + 1, heading.Level - highest + top));
            above = heading.Level;
        }
    }

    private static void Tame(LinkInline link)
    {
        var address = link.GetDynamicUrl?.Invoke() ?? link.Url;
        if (link.IsImage)
        {
            // A picture would tell its host who reads: it becomes a link to itself.
            link.IsImage = false;
            if (link.FirstChild is null)
                link.AppendChild(new LiteralInline(address ?? ""));
        }
        if (IsAllowed(address) && !link.FindParentOfType<LinkInline>().Any(outer => outer != link))
            Mark(link);
        else
            link.ReplaceBy(new ContainerInline(), copyChildren: true);
    }

    // Markdig would write a style attribute, which no page here may have.
    private static void Tame(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            foreach (var (cell, column) in row.OfType<TableCell>().Zip(table.ColumnDefinitions))
            {
                if (column.Alignment is TableColumnAlign.Right or TableColumnAlign.Center)
                    cell.GetAttributes().AddClass(column.Alignment == TableColumnAlign.Right ? "right" : "center");
            }
        }
        foreach (var column in table.ColumnDefinitions)
            column.Alignment = null;
    }

    private static bool IsAllowed(string? address) =>
        address is not null
        && (
            address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        );

    private static void Mark(Inline link) => link.GetAttributes().AddProperty("rel", "nofollow noopener noreferrer");
}
