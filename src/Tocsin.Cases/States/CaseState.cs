namespace Tocsin.Cases.States;

/// <summary>
/// Where a vulnerability is, seen from one vendor: six letters of which each becomes a capital once it has happened, from
/// <c>vfdpxa</c> to <c>VFDPXA</c>. Of the 64 spellings 32 are states, and 70 ways lead from the first to the last.
/// </summary>
/// <remarks>Householder and Spring, "A State-Based Model for Multi-Party Coordinated Vulnerability Disclosure", CMU/SEI-2021-SR-021.</remarks>
public readonly record struct CaseState
{
    private const string Letters = "vfdpxa";

    private readonly byte happened;

    private CaseState(int happened) => this.happened = (byte)happened;

    /// <summary>Nothing has happened yet.</summary>
    public static CaseState Start => default;

    /// <summary>
    /// Every move of the model: the event, from which states, and what the letter becomes. A dot is either. The first two rows come
    /// first: what is exploited in public is public next, and of what is public the vendor knows next; nothing else happens between.
    /// </summary>
    public static IReadOnlyList<(CaseEvent Event, string From)> Moves { get; } =
    [
        (CaseEvent.Public, "...pX."),
        (CaseEvent.VendorAware, "v..P.."),
        (CaseEvent.VendorAware, "v..px."),
        (CaseEvent.FixReady, "Vf.px."),
        (CaseEvent.FixReady, "Vf.P.."),
        (CaseEvent.FixDeployed, "VFdpx."),
        (CaseEvent.FixDeployed, "VFdP.."),
        (CaseEvent.Public, "...px."),
        (CaseEvent.ExploitPublic, "...px."),
        (CaseEvent.ExploitPublic, "V..Px."),
        (CaseEvent.AttacksObserved, "...pxa"),
        (CaseEvent.AttacksObserved, "V..P.a"),
    ];

    /// <param name="vendor">The last step that the vendor took; null for none.</param>
    /// <param name="world">What has happened outside, of the three events that are not a vendor's.</param>
    public static CaseState Of(CaseEvent? vendor, IEnumerable<CaseEvent> world)
    {
        var state = default(CaseState);
        for (var step = CaseEvent.VendorAware; step <= vendor; step++)
            state = state.With(step);
        return world.Aggregate(state, (sum, one) => sum.With(one));
    }

    public bool Has(CaseEvent one) => (happened & (1 << (int)one)) != 0;

    /// <summary>Whether this can happen next.</summary>
    public bool Allows(CaseEvent one)
    {
        var text = Text;
        return Moves.Any(move => move.Event == one && Fits(text, move.From));
    }

    /// <summary>After an event that this state <see cref="Allows"/>.</summary>
    /// <exception cref="InvalidOperationException">It does not.</exception>
    public CaseState After(CaseEvent one) =>
        Allows(one) ? With(one) : throw new InvalidOperationException($"{one} cannot follow {Text}.");

    /// <summary><c>VfdPxa</c></summary>
    public string Text
    {
        get
        {
            var state = this;
            return string.Create(Letters.Length, state, static (letters, of) => of.Spell(letters));
        }
    }

    public override string ToString() => Text;

    private void Spell(Span<char> letters)
    {
        for (var i = 0; i < letters.Length; i++)
            letters[i] = Has((CaseEvent)i) ? char.ToUpperInvariant(Letters[i]) : Letters[i];
    }

    private CaseState With(CaseEvent one) => new(happened | (1 << (int)one));

    private static bool Fits(string text, string pattern) =>
        text.Zip(pattern).All(pair => pair.Second == '.' || pair.First == pair.Second);
}
