namespace Tocsin.Workspace.Settings;

/// <summary>When so many reports come in that not all of them are shown to the team at once.</summary>
public sealed record FloodLimits
{
    /// <summary>What the limits count within.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>How often the line moves.</summary>
    public static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    /// <summary>From so many reports within an hour on, from everybody together, it is busy.</summary>
    public int BusyInAll { get; init; } = 60;

    /// <summary>From so many reports within an hour on, from one network, it is busy for that network.</summary>
    public int BusyFromOne { get; init; } = 20;

    /// <summary>So many reports leave the line within an hour while it is busy.</summary>
    public int AdmittedAnHour { get; init; } = 60;

    /// <summary>Reports with a proof that are taken past the line within an hour, from one network.</summary>
    public int ProvenFromOne { get; init; } = 20;

    /// <summary>Reports with a proof that are taken past the line within an hour, from everybody together.</summary>
    public int ProvenInAll { get; init; } = 500;

    /// <summary>So many reports stand in line at most.</summary>
    public int MostInLine { get; init; } = 10_000;

    /// <summary>So many of them from one network, while the line is less than half full.</summary>
    public int MostFromOne { get; init; } = 1_000;

    /// <summary>So many of them from one network, from then on: a few that send very many must not take the room of those who send one.</summary>
    public int FewFromOne { get; init; } = 10;

    /// <summary>So many bytes of sealed text stand in line at most.</summary>
    public long MostBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>So many leave the line with one step while it is busy.</summary>
    public int AdmittedAStep => Math.Max(1, (int)(AdmittedAnHour * (Step / Window)));

    /// <summary>So many leave it with one step once it is calm.</summary>
    public const int AdmittedWhenCalm = 200;
}
