namespace Tocsin.Standards.CveRules;

/// <summary>A description summarises the vulnerability and does nothing else (CNA Operational Rules, "Description").</summary>
internal static class DescriptionRules
{
    // shorter names are found in any text
    private const int ShortestName = 6;

    public static void Check(RecordPart cna, CveFindings findings)
    {
        if (cna.Text("title") is { } title && Prose.Placeholder(title) is { } unwritten)
            findings.Add(
                CveRuleTable.TitlePlaceholder,
                cna.At("title"),
                $"Write the title: “{unwritten}” stands for it."
            );
        var any = false;
        var credited = cna.Each("credits").Select(c => c.Text("value")).OfType<string>().ToList();
        foreach (var description in cna.Each("descriptions"))
        {
            any = true;
            if (description.Text("value") is not { } text)
            {
                findings.Add(
                    CveRuleTable.DescriptionMissing,
                    description.At("value"),
                    "Describe the vulnerability in a sentence or two."
                );
                continue;
            }
            Check(text, description.At("value"), credited, findings);
        }
        if (!any)
            findings.Add(
                CveRuleTable.DescriptionMissing,
                cna.At("descriptions"),
                "Describe the vulnerability in a sentence or two."
            );
    }

    private static void Check(string text, string path, List<string> credited, CveFindings findings)
    {
        if (Prose.Placeholder(text) is { } left)
            findings.Add(CveRuleTable.DescriptionPlaceholder, path, $"Write what was left open: “{left}”.");
        if (Prose.Thanks(text) is { } thanks)
            findings.Add(CveRuleTable.DescriptionCredits, path, $"Move this to the credits: “{thanks}”.");
        else if (
            Prose.MayThank(text) is { } phrase
            && credited.Find(name =>
                name.Length >= ShortestName && text.Contains(name, StringComparison.OrdinalIgnoreCase)
            )
                is { } named
        )
            findings.Add(CveRuleTable.DescriptionCredits, path, $"Leave “{phrase} {named}” to the credits.");
        else if (Prose.MayThank(text) is { } words)
            findings.Add(
                CveRuleTable.DescriptionMayCredit,
                path,
                $"If “{words}” thanks somebody, move it to the credits."
            );
        if (Prose.OtherId(text) is { } id)
            findings.Add(
                CveRuleTable.DescriptionOtherIds,
                path,
                $"Link {id} instead, unless it is needed to tell this one apart."
            );
    }
}
