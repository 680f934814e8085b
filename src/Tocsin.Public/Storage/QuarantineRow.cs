namespace Tocsin.Public.Storage;

/// <summary>An entry of a source that could not be understood. Instants: microseconds since 1970, UTC.</summary>
internal sealed class QuarantineRow
{
    public required string Source { get; init; }

    /// <summary>Within the source; never a path of this machine.</summary>
    public required string Path { get; init; }

    /// <summary>The stable code of the problem.</summary>
    public required string Code { get; set; }

    /// <summary>A sentence.</summary>
    public required string Reason { get; set; }

    /// <summary>Null where there was nothing to keep, or too much.</summary>
    public byte[]? Body { get; set; }

    /// <summary>core, npm or deps where it was read as the working group's.</summary>
    public string? Nswg { get; set; }

    public long FirstSeen { get; init; }

    public long LastSeen { get; set; }

    /// <summary>How often it was seen.</summary>
    public int Times { get; set; }
}
