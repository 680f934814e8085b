namespace Tocsin.Advisories.Exports;

/// <summary>In whose name CSAF documents go out (CSAF 2.0, 3.2.1.8 "Publisher").</summary>
/// <param name="Category"><c>coordinator</c>, <c>vendor</c>, <c>discoverer</c>, <c>translator</c>, <c>user</c> or <c>other</c>.</param>
/// <param name="Namespace">An address under the publisher's control; documents are unique by it and their ID.</param>
/// <param name="ContactDetails">How to reach the publisher, free text; null where that is not said.</param>
/// <param name="IssuingAuthority">On what grounds it publishes, free text; null where that is not said.</param>
public sealed record CsafPublisher(
    string Category,
    string Name,
    Uri Namespace,
    string? ContactDetails = null,
    string? IssuingAuthority = null
);

/// <summary>What made a document (CSAF 2.0, 3.2.1.12.3 "Generator").</summary>
/// <param name="Version">Null where that is not said.</param>
public sealed record CsafEngine(string Name, string? Version);

/// <summary>One edition of an advisory that the public has seen.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it went out, UTC.</param>
/// <param name="Summary">What changed, in a sentence; null where nobody said.</param>
public sealed record Revision(int Number, DateTimeOffset At, string? Summary = null);
