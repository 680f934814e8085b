namespace Tocsin.Web.Components;

/// <summary>A version that is written on the axis of a range chart.</summary>
/// <param name="At">Where, 0 to 100.</param>
/// <param name="Minor">Left out where there is little room.</param>
public sealed record RangeTick(double At, string Label, bool Minor);
