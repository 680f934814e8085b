namespace Tocsin.Public.Storage;

/// <summary>A place from which other people's advisories are taken, and how its last import went. Instants: microseconds since 1970, UTC.</summary>
internal sealed class SourceRow
{
    public required string Name { get; init; }

    /// <summary>A path of this machine, or an https address.</summary>
    public required string Place { get; init; }

    /// <summary>The prefixes that it owns, blanks between them.</summary>
    public required string Prefixes { get; init; }

    /// <summary>Null: only when asked for.</summary>
    public int? EveryHours { get; init; }

    /// <summary>When it is to be imported next; null for never by itself.</summary>
    public long? NextAt { get; set; }

    /// <summary>Until when the process that imports it has it to itself.</summary>
    public long? LeasedUntil { get; set; }

    /// <summary>Failures since the last success.</summary>
    public int Attempts { get; set; }

    public long? LastTry { get; set; }

    public long? LastSuccess { get; set; }

    /// <summary>Why the last import failed, a sentence; null where it did not.</summary>
    public string? LastProblem { get; set; }

    /// <summary>How many documents in force came from it.</summary>
    public int Records { get; set; }

    /// <summary>How many of its entries could not be understood when it was last read.</summary>
    public int Refused { get; set; }

    /// <summary>What a server gave to ask "has it changed?" with, as JSON; null after a place was read that is no address.</summary>
    public string? Bookmark { get; set; }
}
