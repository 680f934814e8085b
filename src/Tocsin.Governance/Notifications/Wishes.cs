using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Notifications;

/// <summary>How one member wants to hear of each kind of news; at once, where they said nothing.</summary>
public sealed record Wishes(IReadOnlyDictionary<NewsKind, Wish> Chosen)
{
    public static readonly IReadOnlyList<NewsKind> Kinds = Enum.GetValues<NewsKind>();

    public Wish this[NewsKind kind] => Chosen.GetValueOrDefault(kind, Wish.AtOnce);

    /// <summary>What may be chosen: what asks for an answer can wait for the morning and cannot be turned off.</summary>
    public static IReadOnlyList<Wish> Of(NewsKind kind) =>
        kind is NewsKind.OwnCases or NewsKind.Proposals or NewsKind.Rota
            ? [Wish.AtOnce, Wish.Digest]
            : [Wish.AtOnce, Wish.Digest, Wish.None];

    /// <summary>As the API and forms name it: <c>ownCases</c>.</summary>
    public static string Field(NewsKind kind) =>
        kind switch
        {
            NewsKind.OwnCases => "ownCases",
            NewsKind.Cases => "cases",
            NewsKind.Proposals => "proposals",
            NewsKind.Rota => "rota",
            _ => "challenges",
        };

    /// <summary>As the API and forms name it: <c>at-once</c>, <c>digest</c>, <c>none</c>.</summary>
    public static string Word(Wish wish) =>
        wish switch
        {
            Wish.AtOnce => "at-once",
            Wish.Digest => "digest",
            _ => "none",
        };

    /// <summary>All of them, each time: what is missing is a fault as what is unknown is.</summary>
    /// <param name="typed">What was chosen for a kind; null where nothing was.</param>
    public static Result<Wishes> Parse(Func<NewsKind, string?> typed)
    {
        var faults = new FaultCollector();
        var chosen = new Dictionary<NewsKind, Wish>();
        foreach (var kind in Kinds)
        {
            var choices = Of(kind);
            var word = typed(kind)?.Trim();
            var found = choices.Where(wish => Word(wish) == word).ToList();
            if (found.Count == 1)
                chosen[kind] = found[0];
            else
                faults.Add(Field(kind), $"Choose one of {string.Join(", ", choices.Select(Word))}.");
        }
        return faults.Else(() => new Wishes(chosen));
    }
}
