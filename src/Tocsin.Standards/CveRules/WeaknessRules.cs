using Tocsin.Standards.Identifiers;

namespace Tocsin.Standards.CveRules;

/// <summary>A record names the weakness by its CWE number where it is known.</summary>
internal static class WeaknessRules
{
    public static void Check(RecordPart cna, CveFindings findings)
    {
        var named = false;
        foreach (var description in cna.Each("problemTypes").SelectMany(type => type.Each("descriptions")))
        {
            if (description.Text("cweId") is { } text)
            {
                named = true;
                if (CveTexts.CwePattern().IsMatch(text))
                    CheckNumber(text, description.At("cweId"), findings);
            }
            else if (description.Text("description") is { } said)
            {
                named |= said.StartsWith("CWE-", StringComparison.OrdinalIgnoreCase);
            }
        }
        if (!named)
            findings.Add(
                CveRuleTable.WeaknessMissing,
                cna.At("problemTypes"),
                "Name the weakness by its CWE number if it is known."
            );
    }

    private static void CheckNumber(string text, string path, CveFindings findings)
    {
        if (!CweId.Parse(text).TryGet(out var cwe, out _) || cwe.Number > CveRuleTable.HighestCwe)
            findings.Add(CveRuleTable.WeaknessUnknown, path, "Name a weakness that CWE has: no list goes that far.");
        else if (CveRuleTable.CweCategories.Contains(cwe.Number))
            findings.Add(
                CveRuleTable.WeaknessCategory,
                path,
                $"Name a weakness within {cwe}: that is a chapter of the list."
            );
    }
}
