namespace Tocsin.Workspace.People.Sessions;

/// <summary>
/// Which browser on what a session was opened with, in words that help its owner to know it again: "Firefox on Linux". Taken
/// from <c>User-Agent</c>, which anybody can make up: it is shown and nothing is decided by it.
/// </summary>
public static class BrowserFamily
{
    public const string Unknown = "Unknown browser";

    // the order matters: nearly everybody says Safari, and who builds on Chrome says Chrome too
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("FxiOS/", "Firefox"),
        ("Firefox/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chromium/", "Chromium"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("CrOS", "ChromeOS"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
        ("FreeBSD", "FreeBSD"),
        ("OpenBSD", "OpenBSD"),
    ];

    /// <summary>One of a few dozen texts, whatever was sent.</summary>
    public static string Of(string? userAgent)
    {
        var (browser, system) = (First(Browsers, userAgent), First(Systems, userAgent));
        return (browser, system) switch
        {
            (null, null) => Unknown,
            (null, _) => $"{Unknown} on {system}",
            (_, null) => browser,
            _ => $"{browser} on {system}",
        };
    }

    private static string? First((string Sign, string Name)[] known, string? text) =>
        Array.Find(known, one => text?.Contains(one.Sign, StringComparison.Ordinal) == true).Name;
}
