using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Benchmarks;

/// <summary>What a figure must reach, and should: a row of <c>bench/budgets.json</c>.</summary>
/// <param name="Name">Of the <see cref="Figure"/>.</param>
/// <param name="Peer">What is measured beside it in the same run.</param>
public sealed record Budget(
    [property: JsonPropertyName("figure")] string Name,
    string What,
    string Peer,
    string Unit,
    double Must,
    double Aim,
    bool LessIsBetter
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>All of them, in the order of the file.</summary>
    public static IReadOnlyList<Budget> All { get; } =
        JsonSerializer.Deserialize<Budget[]>(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "budgets.json")),
            Json
        )!;

    public bool IsKept(double value) => LessIsBetter ? value <= Must : value >= Must;

    public bool IsReached(double value) => LessIsBetter ? value <= Aim : value >= Aim;

    /// <summary>A value of this figure as people read it.</summary>
    public string Said(double value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(Math.Abs(value) >= 100 || value == Math.Floor(value) ? $"{value:N0}" : $"{value:0.##}")} {Unit}"
        );

    /// <summary>One line: the figure, whether it keeps the budget, and what that is.</summary>
    public string Verdict(Figure figure) =>
        $"{Name}: {Said(figure.Value)}, "
        + (
            IsReached(figure.Value) ? "reaches the aim"
            : IsKept(figure.Value) ? "keeps the budget"
            : "MISSES THE BUDGET"
        )
        + $" (must {Said(Must)}, aim {Said(Aim)}: {What}) {figure.Note}";
}
