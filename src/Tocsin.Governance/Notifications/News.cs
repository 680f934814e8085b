namespace Tocsin.Governance.Notifications;

/// <summary>A piece of news for a member: a number and where to read it, and not one word of what is behind it.</summary>
/// <param name="About">The number of a case, a proposal or a challenge; of a week on the rota its Monday.</param>
public sealed record News(NewsKind Kind, string About)
{
    /// <summary>Whether it is about a case, by its number.</summary>
    public bool IsOfCase => Kind is NewsKind.OwnCases or NewsKind.Cases;

    /// <summary>What a mail calls it.</summary>
    public string Name => Kind == NewsKind.Rota ? $"your week of triage, {About}" : About;

    /// <summary>Where it is read, from the root of the workspace.</summary>
    public string Path =>
        Kind switch
        {
            NewsKind.OwnCases or NewsKind.Cases => $"/cases/{About}",
            NewsKind.Proposals => $"/proposals/{About}",
            NewsKind.Rota => "/rota",
            _ => $"/challenges/{About}",
        };
}
