using Tocsin.Cases.States;

namespace Tocsin.Cases.Tests;

/// <summary>Against the figures of the paper (CMU/SEI-2021-SR-021): 32 states, and 70 histories from the first to the last.</summary>
public sealed class CaseStateTests
{
    private static readonly CaseEvent[] all = Enum.GetValues<CaseEvent>();

    [Fact]
    public void There_are_32_states_and_every_one_of_them_can_be_reached()
    {
        HashSet<CaseState> reached = [CaseState.Start];
        Queue<CaseState> next = new(reached);
        while (next.TryDequeue(out var state))
        {
            foreach (var after in all.Where(state.Allows).Select(state.After).Where(reached.Add))
                next.Enqueue(after);
        }

        reached.Count.ShouldBe(32);
        // V before F before D, and no other rule for a state by itself
        reached
            .Select(s => s.Text[..3])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(["VFD", "VFd", "Vfd", "vfd"]);
        reached.Select(s => s.Text[3..]).Distinct().Count().ShouldBe(8);
    }

    [Fact]
    public void Exactly_70_histories_lead_from_vfdpxa_to_VFDPXA()
    {
        var histories = Histories(CaseState.Start).ToList();

        histories.Count.ShouldBe(70);
        histories.Distinct(StringComparer.Ordinal).Count().ShouldBe(70);
        histories.ShouldAllBe(h => h.Length == 6);
        CaseState.Start.Text.ShouldBe("vfdpxa");
        CaseState.Of(CaseEvent.FixDeployed, [.. all.Skip(3)]).Text.ShouldBe("VFDPXA");
    }

    [Fact]
    public void In_every_history_what_is_public_reaches_the_vendor_next_and_a_public_exploit_makes_it_public_next()
    {
        foreach (var history in Histories(CaseState.Start))
        {
            int At(char letter) => history.IndexOf(letter, StringComparison.Ordinal);
            (At('V') < At('F') && At('F') < At('D')).ShouldBeTrue(history);
            (At('V') < At('P') || At('V') == At('P') + 1).ShouldBeTrue(history);
            (At('P') < At('X') || At('P') == At('X') + 1).ShouldBeTrue(history);
        }
    }

    [Fact]
    public void The_fewest_moves_are_possible_where_the_model_says_what_must_come_next()
    {
        Next(CaseState.Of(null, [CaseEvent.ExploitPublic])).ShouldBe([CaseEvent.Public]);
        Next(CaseState.Of(CaseEvent.FixReady, [CaseEvent.ExploitPublic])).ShouldBe([CaseEvent.Public]);
        Next(CaseState.Of(null, [CaseEvent.Public])).ShouldBe([CaseEvent.VendorAware]);
        Next(CaseState.Of(null, [CaseEvent.AttacksObserved]))
            .ShouldBe([CaseEvent.VendorAware, CaseEvent.Public, CaseEvent.ExploitPublic]);
        Next(CaseState.Of(CaseEvent.FixDeployed, [.. all.Skip(3)])).ShouldBeEmpty();
    }

    [Fact]
    public void What_cannot_follow_is_refused()
    {
        foreach (var (state, one) in Everywhere().Where(pair => !pair.State.Allows(pair.One)))
            Should.Throw<InvalidOperationException>(() => state.After(one));
    }

    private static IEnumerable<(CaseState State, CaseEvent One)> Everywhere() =>
        from vendor in new CaseEvent?[] { null, CaseEvent.VendorAware, CaseEvent.FixReady, CaseEvent.FixDeployed }
        from mask in Enumerable.Range(0, 8)
        let world = Enumerable.Range(0, 3).Where(bit => (mask & (1 << bit)) != 0).Select(bit => CaseEvent.Public + bit)
        from one in all
        select (CaseState.Of(vendor, world), one);

    private static CaseEvent[] Next(CaseState state) => [.. all.Where(state.Allows)];

    private static IEnumerable<string> Histories(CaseState from)
    {
        var next = Next(from);
        return next.Length == 0
            ? [""]
            : next.SelectMany(one => Histories(from.After(one)).Select(rest => "VFDPXA"[(int)one] + rest));
    }
}
