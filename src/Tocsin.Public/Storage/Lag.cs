namespace Tocsin.Public.Storage;

/// <summary>How far somebody who reads the store is behind.</summary>
/// <param name="IsBehind">Whether the store is in another state at all.</param>
/// <param name="IsPast">Whether what was read is a past of this store; when not, it was put back to an earlier day and nothing of what was read holds.</param>
/// <param name="Documents">How many documents came into force since.</param>
public sealed record Lag(bool IsBehind, bool IsPast, long Documents);
