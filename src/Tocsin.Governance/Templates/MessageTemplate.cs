namespace Tocsin.Governance.Templates;

/// <summary>A text that a programme often writes, to begin a message with.</summary>
/// <param name="Name">What it is chosen by, once among all.</param>
/// <param name="For">In whose channel it is offered.</param>
/// <param name="Text">Markdown, with placeholders in braces: <see cref="TemplateRules.Placeholders"/>.</param>
public sealed record MessageTemplate(string Name, TemplateReader For, string Text)
{
    /// <summary>The text for one case.</summary>
    /// <param name="number">Of the case.</param>
    /// <param name="package">As its report names it.</param>
    /// <param name="answerDays">Business days until a reporter has a first answer.</param>
    /// <param name="embargoDays">Days from the verdict to publication.</param>
    public string Filled(string number, string package, int answerDays, int embargoDays) =>
        Text.Replace("{number}", number, StringComparison.Ordinal)
            .Replace("{answer-days}", Number(answerDays), StringComparison.Ordinal)
            .Replace("{embargo-days}", Number(embargoDays), StringComparison.Ordinal)
            // last: what a reporter typed is filled in and not read again
            .Replace("{package}", package, StringComparison.Ordinal);

    private static string Number(int days) => days.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>Who reads what is written with a template.</summary>
public enum TemplateReader
{
    Reporter,
    Vendor,
    Everyone,
    Team,
}
