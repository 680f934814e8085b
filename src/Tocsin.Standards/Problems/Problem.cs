namespace Tocsin.Standards.Problems;

/// <summary>
/// An expected refusal, as a value: what went wrong, and what to do about it. It becomes RFC 9457 problem details at
/// the HTTP edge and a sentence on a page or a terminal.
/// </summary>
/// <param name="Code">Stable and dotted, such as <c>case.cve-already-assigned</c>; programs may switch on it.</param>
/// <param name="Status">The HTTP status it has at the edge (RFC 9110), 400 to 599.</param>
/// <param name="Title">One sentence for a person. Never carries what the reader may not know.</param>
/// <param name="Next">What the reader can do now, one sentence; null where there is nothing to do.</param>
public sealed record Problem(string Code, int Status, string Title, string? Next = null)
{
    /// <summary>Everything that was wrong with the input, each with its path; empty where input was not the problem.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>400: the input could not be understood.</summary>
    public static Problem Invalid(string code, string title, string? next = null) => new(code, 400, title, next);

    /// <summary>404, the same for what is hidden and what never was.</summary>
    public static Problem NotFound { get; } = new("not-found", 404, "There is nothing here.");

    /// <summary>403: the reader is known and may not.</summary>
    public static Problem Forbidden(string code, string title, string? next = null) => new(code, 403, title, next);

    /// <summary>409: the thing is not in a state that allows it.</summary>
    public static Problem Conflict(string code, string title, string? next = null) => new(code, 409, title, next);

    /// <summary>422 with every fault: the input was understood and is not acceptable.</summary>
    public static Problem Faulty(IReadOnlyList<Fault> faults) =>
        new("input.faulty", 422, "Some of this cannot be taken as it is.", "Mend what is marked and send it again.")
        {
            Faults = faults,
        };

    public override string ToString() => Next is null ? $"{Title} ({Code})" : $"{Title} {Next} ({Code})";
}
