namespace Tocsin.Web.Components;

/// <summary>A stretch of a range chart, 0 to 100.</summary>
public sealed record RangeSpan(double From, double To);
