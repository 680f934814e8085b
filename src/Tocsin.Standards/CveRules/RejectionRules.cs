using System.Text.Json;

namespace Tocsin.Standards.CveRules;

/// <summary>A rejected ID says why, and what to use instead if there is something.</summary>
internal static class RejectionRules
{
    public static void Check(RecordPart cna, string? id, CveFindings findings)
    {
        foreach (var reason in cna.Each("rejectedReasons"))
        {
            if (reason.Text("value") is not { } text || Prose.Placeholder(text) is not null)
                findings.Add(
                    CveRuleTable.ReasonMissing,
                    reason.At("value"),
                    "Say in a sentence why the ID is rejected."
                );
        }
        foreach (var item in cna.Items("replacedBy"))
        {
            var text = item.Element.ValueKind == JsonValueKind.String ? item.Element.GetString() : null;
            // IDs of the format, and only those: no blanks, no lower case
            if (text is null || !CveTexts.IdPattern().IsMatch(text))
                findings.Add(CveRuleTable.ReplacedBy, item.Path, "Name a CVE ID here, such as CVE-2026-1234.");
            else if (text == id)
                findings.Add(
                    CveRuleTable.ReplacedBy,
                    item.Path,
                    "Name another ID: this one cannot stand in for itself."
                );
        }
    }
}
