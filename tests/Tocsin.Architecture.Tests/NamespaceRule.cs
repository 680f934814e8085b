using Tocsin.Architecture.Tests.Compiled;

namespace Tocsin.Architecture.Tests;

/// <summary>No two namespaces, of whatever project, reach each other in a circle.</summary>
public sealed class NamespaceRule
{
    private static readonly IReadOnlyList<Use> Uses = [.. House.Compilations.SelectMany(c => c.Uses)];

    [Fact]
    public void No_two_namespaces_reach_each_other_in_a_circle()
    {
        Uses.ShouldNotBeEmpty(); // else nothing was read

        Circles(Uses).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_never_uses_the_root_of_its_project()
    {
        var roots = House.Projects.Select(p => p.RootNamespace);

        roots
            .SelectMany(root =>
                Uses.Where(u => u.To == root && u.From.StartsWith(root + ".", StringComparison.Ordinal))
            )
            .Select(u => $"{u.From}.{u.User} uses {u.To}.{u.Used}")
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_circle_through_three_namespaces_would_be_found_and_told_once()
    {
        Use[] uses =
        [
            new("Tocsin.A", "Tocsin.B", "Ask", "Bell"),
            new("Tocsin.B", "Tocsin.C", "Bell", "Call"),
            new("Tocsin.C", "Tocsin.A", "Call", "Ask"),
            new("Tocsin.C", "Tocsin.D", "Call", "Done"),
        ];

        Circles(uses).ShouldHaveSingleItem().ShouldBe("Tocsin.A (Ask) → Tocsin.B (Bell) → Tocsin.C (Call) → Tocsin.A");
    }

    /// <summary>For each knot of namespaces the shortest circle in it, with a type that closes each step.</summary>
    private static List<string> Circles(IEnumerable<Use> uses)
    {
        var steps = uses.ToLookup(u => u.From, StringComparer.Ordinal);
        var told = new HashSet<string>(StringComparer.Ordinal);
        var circles = new List<string>();
        var shortest = steps
            .Select(s => Circle(s.Key, steps))
            .OfType<List<Use>>()
            .OrderBy(c => c.Count)
            .ThenBy(c => c[0].From, StringComparer.Ordinal);
        foreach (var circle in shortest)
        {
            if (circle.Exists(u => told.Contains(u.From)))
                continue;
            told.UnionWith(circle.Select(u => u.From));
            circles.Add(string.Concat(circle.Select(u => $"{u.From} ({u.User}) → ")) + circle[0].From);
        }
        return circles;
    }

    private static List<Use>? Circle(string start, ILookup<string, Use> steps)
    {
        var via = new Dictionary<string, Use>(StringComparer.Ordinal);
        var queue = new Queue<string>([start]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var step in steps[at].Where(u => via.TryAdd(u.To, u)))
                queue.Enqueue(step.To);
        }
        if (!via.TryGetValue(start, out var last))
            return null;

        var circle = new List<Use> { last };
        while (circle[^1].From != start)
            circle.Add(via[circle[^1].From]);
        circle.Reverse();
        return circle;
    }
}
