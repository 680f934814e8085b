using Tocsin.Ledger;

namespace Tocsin.Cases.Heads;

/// <summary>The head of a day was taken. All of it is for the public.</summary>
/// <param name="Day">UTC; at most one for each.</param>
/// <param name="Root">64 hexadecimal digits.</param>
/// <param name="Previous">The hash of the head before, 64 hexadecimal digits; null for the first.</param>
/// <param name="AfterRestore">Whether the store was put back from a backup since the head before.</param>
public sealed record HeadTaken(DateOnly Day, string Root, string? Previous, bool AfterRestore) : Entry;
