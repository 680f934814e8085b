namespace Tocsin.Browser.Tests;

/// <summary>A fact that needs Debian's Chromium; skipped, and saying so, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public const string Chromium = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Chromium))
            Skip = $"needs {Chromium}; install it with: apt-get install chromium";
    }
}
