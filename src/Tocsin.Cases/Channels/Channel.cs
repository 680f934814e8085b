namespace Tocsin.Cases.Channels;

/// <summary>Who reads a message. The names are stored: each keeps its meaning for good.</summary>
public enum Channel
{
    /// <summary>Whoever triages, and whoever was let into the case alone.</summary>
    Team,

    /// <summary>The team and the reporter.</summary>
    WithReporter,

    /// <summary>The team and one vendor.</summary>
    WithVendor,

    /// <summary>The team, the reporter, and every vendor that was told, now or later.</summary>
    Everyone,
}
