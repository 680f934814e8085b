namespace Tocsin.Standards.ForeignReports;

/// <summary>A report as another system kept it. Every field of theirs may be missing; what is missing and wanted is listed in words.</summary>
/// <param name="Id">Theirs, unique within <paramref name="Source"/>: <c>1234567</c>, <c>GHSA-…</c>.</param>
public sealed record ForeignReport(ForeignSource Source, string Id)
{
    /// <summary>One line; empty where there was none.</summary>
    public string Title { get; init; } = "";

    /// <summary>Markdown; empty where there was none.</summary>
    public string Body { get; init; } = "";

    /// <summary>Their word for how far it is: <c>triaged</c>.</summary>
    public string State { get; init; } = "unknown";

    /// <summary>Whether they are done with it.</summary>
    public bool IsClosed { get; init; }

    /// <summary>The package, repository or asset it is about.</summary>
    public string? Where { get; init; }

    /// <summary>The affected versions, in their words.</summary>
    public string? Versions { get; init; }

    /// <summary>A CVSS vector, or their word for how severe it is.</summary>
    public string? Severity { get; init; }

    /// <summary><c>CWE-79</c> or their name of the weakness.</summary>
    public string? Weakness { get; init; }

    public IReadOnlyList<string> CveIds { get; init; } = [];

    /// <summary>UTC.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>When it became public there, UTC; null while it is not.</summary>
    public DateTimeOffset? PublicAt { get; init; }

    /// <summary>The reporter's name there.</summary>
    public string? Reporter { get; init; }

    /// <summary>In order of time.</summary>
    public IReadOnlyList<ForeignMessage> Messages { get; init; } = [];

    /// <summary>What could not be taken along, a sentence each.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>One thing that was said there.</summary>
/// <param name="At">UTC; null where it does not say.</param>
/// <param name="By">The name there; null where it does not say.</param>
/// <param name="Internal">Whether the reporter could not read it.</param>
/// <param name="Text">Markdown.</param>
public sealed record ForeignMessage(DateTimeOffset? At, string? By, bool Internal, string Text);

/// <summary>Where a report was kept before.</summary>
public enum ForeignSource
{
    HackerOne,
    GitHub,
}
