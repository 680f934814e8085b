using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Exports;

/// <summary>When an advisory first came out and when this form of it did; never the other way round.</summary>
internal sealed record RecordDates(DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>Some records bear the first day of the calendar, which stands for a date that nobody knows.</summary>
    public static RecordDates Of(OsvRecord record)
    {
        var last = IsDate(record.Modified) ? record.Modified : record.Published ?? DateTimeOffset.UnixEpoch;
        if (!IsDate(last))
            last = DateTimeOffset.UnixEpoch;
        return new(record.Published is { } first && IsDate(first) && first < last ? first : last, last);
    }

    private static bool IsDate(DateTimeOffset at) => at >= DateTimeOffset.UnixEpoch;
}
