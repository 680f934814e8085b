namespace Tocsin.Workspace.Outside.CveServices;

/// <summary>How long the service is waited for, and how often it is asked again after it said that it did nothing.</summary>
/// <param name="Answer">For one answer, its body included.</param>
/// <param name="Pause">Before the second attempt; twice that before the next.</param>
/// <param name="Longest">The longest pause, whatever the service asks for.</param>
public sealed record CveServicesPatience(TimeSpan Answer, TimeSpan Pause, TimeSpan Longest, int Attempts)
{
    public static CveServicesPatience Usual { get; } =
        new(TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(15), 4);
}
