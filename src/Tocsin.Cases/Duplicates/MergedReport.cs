using Tocsin.Cases.Identifiers;

namespace Tocsin.Cases.Duplicates;

/// <summary>A report that tells the same as a case.</summary>
/// <param name="Credit">How its reporter wants to be named in the advisory; null: not at all.</param>
public sealed record MergedReport(CaseNumber Number, string? Credit);
