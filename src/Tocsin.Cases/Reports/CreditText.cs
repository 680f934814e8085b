namespace Tocsin.Cases.Reports;

/// <summary>How somebody is named in the advisory.</summary>
public sealed record CreditText(string Name);
