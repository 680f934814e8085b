namespace Tocsin.Workspace.People;

/// <summary>
/// Who may come to a route at all. Every route of the workspace names one; what they may see there is decided in the query,
/// so that a hidden case and one that never was answer alike.
/// </summary>
public static class Policies
{
    /// <summary>Whoever has standing, by session or by token: experts, who are here for one case, too. For routes of a case and for no other.</summary>
    public const string Case = nameof(Case);

    /// <summary>A member with standing and a duty who is signed in, by session or by token.</summary>
    public const string Member = nameof(Member);

    /// <summary>
    /// Whoever is signed in by a session, standing or not: their own account, and what gives standing back. No token may do it.
    /// </summary>
    public const string Session = nameof(Session);

    /// <summary>A member with standing and a duty, by session: what members see of one another.</summary>
    public const string Colleague = nameof(Colleague);

    /// <summary>An operator, by session.</summary>
    public const string Operator = nameof(Operator);

    /// <summary>An operator, by session or by a token with the scope for CVE IDs.</summary>
    public const string CveIds = nameof(CveIds);
}
