namespace Tocsin.Web.Components;

/// <summary>How far an instant is away, in the largest unit that fits twice or is days: <c>in 3 days</c>, <c>47 minutes ago</c>.</summary>
public static class RelativeWords
{
    public static string Of(DateTimeOffset at, DateTimeOffset now)
    {
        var away = (at - now).Duration();
        if (away < TimeSpan.FromMinutes(1))
            return "now";
        var amount = away switch
        {
            { TotalHours: < 2 } => Count((int)away.TotalMinutes, "minute"),
            { TotalHours: < 48 } => Count((int)away.TotalHours, "hour"),
            { TotalDays: < 60 } => Count((int)away.TotalDays, "day"),
            { TotalDays: < 730 } => Count((int)(away.TotalDays / 30.44), "month"),
            _ => Count((int)(away.TotalDays / 365.25), "year"),
        };
        return at > now ? "in " + amount : amount + " ago";
    }

    private static string Count(int number, string unit) => number == 1 ? $"1 {unit}" : $"{number} {unit}s";
}
