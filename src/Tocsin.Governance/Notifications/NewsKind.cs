namespace Tocsin.Governance.Notifications;

/// <summary>What a member is told of that is not theirs alone to answer.</summary>
public enum NewsKind
{
    /// <summary>Cases that they own, or that nobody owns yet: somebody has to see the clock.</summary>
    OwnCases,

    /// <summary>Cases that somebody else owns.</summary>
    Cases,

    /// <summary>Proposals in which they have a voice.</summary>
    Proposals,

    /// <summary>Challenges of a threat model.</summary>
    Challenges,

    /// <summary>A week of theirs on the rota.</summary>
    Rota,
}

/// <summary>How they hear of it.</summary>
public enum Wish
{
    AtOnce,

    /// <summary>All of a day in one mail, in the morning of the programme's zone.</summary>
    Digest,

    /// <summary>It stands on their pages and nowhere else.</summary>
    None,
}
