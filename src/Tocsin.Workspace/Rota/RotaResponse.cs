namespace Tocsin.Workspace.Rota;

/// <summary>The rota for programs: six weeks from this one on. Days are those of the zone.</summary>
/// <param name="OnDuty">The person's ID; null: nobody is on duty, and everybody is told of what comes in.</param>
/// <param name="Order">Who takes turns by the plan that was set last.</param>
/// <param name="Weeks">Of one turn; 0 without a plan.</param>
public sealed record RotaResponse(
    string Zone,
    string? OnDuty,
    IReadOnlyList<string> Order,
    int Weeks,
    IReadOnlyList<RotaTurn> Turns
)
{
    internal static RotaResponse Of(RotaView view) =>
        new(
            view.Zone,
            view.OnDuty?.Text,
            [.. (view.Plan?.Order ?? []).Select(person => person.Text)],
            view.Plan?.Weeks ?? 0,
            [
                .. view.Weeks.Select(week => new RotaTurn(
                    week.Turn.Monday,
                    week.Turn.Planned.Text,
                    week.Turn.CoveredBy?.Text,
                    [.. week.Days.Select(day => day.OnDuty?.Text)]
                )),
            ]
        );
}

/// <summary>One week.</summary>
/// <param name="Monday">Its first day.</param>
/// <param name="Planned">The person's ID.</param>
/// <param name="CoveredBy">Who has taken it; null: it is as planned.</param>
/// <param name="OnDuty">From Monday to Sunday; null for a day on which nobody is there.</param>
public sealed record RotaTurn(DateOnly Monday, string Planned, string? CoveredBy, IReadOnlyList<string?> OnDuty);
