namespace Tocsin.Benchmarks;

/// <summary>Something that was measured, in the unit of its <see cref="Budget"/>.</summary>
/// <param name="Name">A <c>figure</c> of <c>bench/budgets.json</c>.</param>
/// <param name="Note">What it was measured beside, in words.</param>
public sealed record Figure(string Name, double Value, string Note = "");
