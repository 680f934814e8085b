using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>How well the programme keeps its clocks, as a published document: made of closed cases alone, and never of few.</summary>
/// <param name="Periods">The oldest first; each case counts in one of them.</param>
/// <param name="Zone">IANA name of the zone in which months turned.</param>
public sealed record StatisticsDocument(IReadOnlyList<StatisticsDocument.Period> Periods, string Zone)
{
    public const string Kind = "statistics";

    public const string Id = "statistics";

    /// <param name="From">The first month: <c>2026-01</c>.</param>
    /// <param name="To">The last month; the same where one had enough cases.</param>
    /// <param name="CasesAtLeast">How many cases were closed, rounded down to a multiple of five.</param>
    public sealed record Period(
        string From,
        string To,
        int CasesAtLeast,
        Figure? FirstAnswer,
        Figure? Verdict,
        Figure? Fix,
        Figure? Publication
    );

    /// <summary>Not there where it would be made of fewer than five cases.</summary>
    /// <param name="InTimePercent">In whole tens; null: nothing was promised, or too few were.</param>
    public sealed record Figure(int MedianDays, int NinetiethPercentileDays, int? InTimePercent);

    /// <param name="modified">When the last period was counted, UTC.</param>
    public PublishedDocument ToDocument(DateTimeOffset modified) =>
        new(Kind, Id, Periods.Count, modified, JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Null for what is no such document.</summary>
    public static StatisticsDocument? Read(PublishedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return DocumentJson.Read<StatisticsDocument>(document);
    }
}
