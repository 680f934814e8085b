using Tocsin.Ledger;

namespace Tocsin.Cases.Access;

/// <summary>Somebody opened a case. Who is the entry's actor; written before the answer.</summary>
/// <param name="What">Which part: <c>case</c>, <c>mailbox</c>, <c>attachment</c>, <c>draft</c>.</param>
public sealed record CaseRead(string What) : Entry
{
    /// <summary>The record of who read one case: a stream beside the case's own.</summary>
    public static StreamId Stream(string number) => new("reads", number);
}
