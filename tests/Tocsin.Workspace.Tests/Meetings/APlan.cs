namespace Tocsin.Workspace.Tests.Meetings;

/// <summary>Meetings as tests plan them.</summary>
internal static class APlan
{
    /// <summary>Plans a meeting of the policy team, and gives back its ID.</summary>
    public static async Task<string> Planned(
        TestBrowser browser,
        TestWorkspace tocsin,
        int days = 1,
        string title = "Every month"
    )
    {
        var planned = await browser.Post("/api/meetings", Plan(tocsin, days, title));
        planned.Status.ShouldBe(201, planned.Body);
        return planned.Json.GetProperty("id").GetString()!;
    }

    /// <summary>What is sent to plan one.</summary>
    public static object Plan(TestWorkspace tocsin, int days, string title) =>
        new
        {
            team = "policy",
            at = Begins(tocsin, days)
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            zone = "Europe/Vienna",
            minutes = 60,
            title,
            place = "Room 1",
        };

    // the clock moves by minutes in a test, by days only where that is the matter
    public static DateTimeOffset Begins(TestWorkspace tocsin, int days)
    {
        var day = tocsin.Clock.GetUtcNow().AddDays(days);
        return new(day.Year, day.Month, day.Day, day.Hour, 0, 0, TimeSpan.Zero);
    }
}
