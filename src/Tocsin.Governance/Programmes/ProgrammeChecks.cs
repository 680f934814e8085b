using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Programmes;

/// <summary>What makes a programme sound. Paths are those of its document: <c>products[1].releaseLines[0].name</c>.</summary>
internal static class ProgrammeChecks
{
    public static void Check(Programme programme, FaultCollector faults)
    {
        Line("name", programme.Name, 100, faults);
        if (programme.AdvisoryPrefix.Length is < 2 or > 10 || !programme.AdvisoryPrefix.All(char.IsAsciiLetterUpper))
            faults.Add("advisoryPrefix", "Use two to ten capital letters, such as TCS.");
        Prose("scope", programme.Scope, faults);
        Prose("safeHarbour", programme.SafeHarbour, faults);
        if (programme.FirstAnswerBusinessDays is < 1 or > 30)
            faults.Add("promises.firstAnswerBusinessDays", "Promise an answer within 1 to 30 business days.");
        if (programme.EmbargoDays is < 1 or > 365)
            faults.Add("promises.embargoDays", "Propose an embargo of 1 to 365 days.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(programme.TimeZone, out _))
            faults.Add(
                "calendar.timeZone",
                $"'{programme.TimeZone}' is no time zone of this machine; write it as Europe/Vienna."
            );
        Once("calendar.holidays", programme.Holidays, "This day is there twice.", faults);
        if (programme.Holidays.Count > Programme.MostHolidays)
            faults.Add("calendar.holidays", $"A calendar has at most {Programme.MostHolidays} holidays.");
        IntakePause.Check(programme.Pauses, faults);
        Products(programme.Products, faults);
    }

    /// <summary>One line of text that must be there.</summary>
    internal static void Line(string path, string? text, int most, FaultCollector faults)
    {
        faults.Required(path, text, most);
        if (text?.Any(char.IsControl) == true)
            faults.Add(path, "This must be one line of text.");
        else
            Whole(path, text, faults);
    }

    private static void Prose(string path, string? text, FaultCollector faults)
    {
        faults.Required(path, text, Programme.LongestProse);
        if (text?.Any(c => char.IsControl(c) && c is not ('\n' or '\t')) == true)
            faults.Add(path, "There are characters in it that are no text.");
        else
            Whole(path, text, faults);
    }

    // halves of characters cannot be written as UTF-8
    private static void Whole(string path, string? text, FaultCollector faults)
    {
        if (text?.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar) == true)
            faults.Add(path, "There are characters in it that are no text.");
    }

    private static void Products(IReadOnlyList<Product> products, FaultCollector faults)
    {
        if (products.Count > Programme.MostProducts)
            faults.Add("products", $"A programme has at most {Programme.MostProducts} products.");
        for (var i = 0; i < products.Count; i++)
        {
            var (path, product) = ($"products[{i}]", products[i]);
            Line($"{path}.name", product.Name, 200, faults);
            if (products.Take(i).Any(p => string.Equals(p.Name, product.Name, StringComparison.OrdinalIgnoreCase)))
                faults.Add($"{path}.name", $"There are two products '{product.Name}'.");
            if (product is { Kind: ProductKind.Core, Ecosystem: not null })
                faults.Add($"{path}.ecosystem", "A core project is no ecosystem: leave it out, or change the kind.");
            if (product.Kind == ProductKind.Ecosystem)
                Line($"{path}.ecosystem", product.Ecosystem, 100, faults);
            if (product is { Kind: ProductKind.Ecosystem, ReleaseLines.Count: > 0 })
                faults.Add($"{path}.releaseLines", "An ecosystem has no release lines.");
            Lines($"{path}.releaseLines", product.ReleaseLines, faults);
        }
    }

    private static void Lines(string path, IReadOnlyList<ReleaseLine> lines, FaultCollector faults)
    {
        if (lines.Count > Programme.MostReleaseLines)
            faults.Add(path, $"A product has at most {Programme.MostReleaseLines} release lines.");
        for (var i = 0; i < lines.Count; i++)
        {
            Line($"{path}[{i}].name", lines[i].Name, 40, faults);
            if (lines.Take(i).Any(l => string.Equals(l.Name, lines[i].Name, StringComparison.OrdinalIgnoreCase)))
                faults.Add($"{path}[{i}].name", $"There are two release lines '{lines[i].Name}'.");
        }
    }

    private static void Once<T>(string path, IReadOnlyList<T> values, string message, FaultCollector faults)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (values.Take(i).Contains(values[i]))
                faults.Add($"{path}[{i}]", message);
        }
    }
}
