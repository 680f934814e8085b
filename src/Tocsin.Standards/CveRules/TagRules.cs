using System.Text.Json;

namespace Tocsin.Standards.CveRules;

/// <summary>Tags are those that a CNA may set, and true.</summary>
internal static class TagRules
{
    public static void Check(RecordPart cna, CveFindings findings)
    {
        foreach (var item in cna.Items("tags"))
        {
            if (item.Element.ValueKind != JsonValueKind.String)
                continue;
            var tag = item.Element.GetString()!;
            if (!CveRuleTable.Tags.Contains(tag) && !CveTexts.IsExtensionTag(tag))
                findings.Add(
                    CveRuleTable.TagUnknown,
                    item.Path,
                    $"Use one of {string.Join(", ", CveRuleTable.Tags.Order(StringComparer.Ordinal))}, or a tag of your own that begins with x_."
                );
            else if (
                tag == CveRuleTable.HostedTag
                && cna.Each("affected").Any(product => product.Has("packageURL") || product.Has("collectionURL"))
            )
                findings.Add(
                    CveRuleTable.TagHosted,
                    item.Path,
                    "Take this tag out: a package that people install is no hosted service."
                );
        }
    }
}
