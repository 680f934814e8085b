using Tocsin.Advisories.Drafts;
using Tocsin.Standards.Identifiers;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Advisories;

/// <summary>Rows come and go by the buttons of the form: <c>add affected[0].ranges</c>, <c>remove cwes[1]</c>.</summary>
internal static class DraftRows
{
    private const string Add = "add ";
    private const string Remove = "remove ";

    private static readonly AffectedRange blankRange = new() { Introduced = "" };

    /// <summary>The draft with one row more or less, rows in which nothing stands kept; null when the button is about no row.</summary>
    public static AdvisoryContent? Changed(FormValues form, string? button)
    {
        if (button?.StartsWith(Remove, StringComparison.Ordinal) == true)
            return DraftForm.Read(Without(form, button[Remove.Length..]), keepEmpty: true);
        return button?.StartsWith(Add, StringComparison.Ordinal) == true
            ? With(DraftForm.Read(form, keepEmpty: true), button[Add.Length..])
            : null;
    }

    /// <summary>The draft with at least one row of everything, so that there is always a place to type.</summary>
    public static AdvisoryContent Roomy(AdvisoryContent content) =>
        content with
        {
            Affected =
                content.Affected.Count == 0
                    ? [Blank(content)]
                    :
                    [
                        .. content.Affected.Select(p =>
                            p.Ranges.Count == 0 && p.Versions.Count == 0 ? p with { Ranges = [blankRange] } : p
                        ),
                    ],
            Cwes = content.Cwes.Count == 0 ? [""] : content.Cwes,
            References = content.References.Count == 0 ? [new("FIX", "")] : content.References,
            Credits = content.Credits.Count == 0 ? [new("", "FINDER")] : content.Credits,
        };

    private static AdvisoryContent With(AdvisoryContent content, string list) =>
        list switch
        {
            "affected" => content with { Affected = [.. content.Affected, Blank(content)] },
            "cwes" => content with { Cwes = [.. content.Cwes, ""] },
            "references" => content with { References = [.. content.References, new("WEB", "")] },
            "credits" => content with { Credits = [.. content.Credits, new("", "FINDER")] },
            _ => content with
            {
                Affected =
                [
                    .. content.Affected.Select(
                        (p, i) => list == $"affected[{i}].ranges" ? p with { Ranges = [.. p.Ranges, blankRange] } : p
                    ),
                ],
            },
        };

    // the next package is most often of the same ecosystem
    private static AffectedPackage Blank(AdvisoryContent content) =>
        new()
        {
            Package = new PackageName(content.Affected.Count == 0 ? "npm" : content.Affected[^1].Package.Ecosystem, ""),
            Ranges = [blankRange],
        };

    private static FormValues Without(FormValues form, string row) =>
        new([
            .. form.Pairs.Where(pair => pair.Key != row && !pair.Key.StartsWith(row + ".", StringComparison.Ordinal)),
        ]);
}
