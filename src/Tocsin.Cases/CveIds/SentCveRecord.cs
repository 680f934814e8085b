using Tocsin.Ledger;
using Tocsin.Standards.Identifiers;

namespace Tocsin.Cases.CveIds;

/// <summary>
/// What the service was sent for one ID, word for word, and what was found there that we did not send: so that a change which
/// somebody made there is seen and never overwritten.
/// </summary>
public sealed class SentCveRecord : IFolded<SentCveRecord>
{
    /// <summary>The container that the service has as far as we know, canonical JSON; null where it has none of ours.</summary>
    public string? Known { get; private set; }

    /// <summary>What was sent since then, each while nobody knows whether the service took it: any of them may be there.</summary>
    public IReadOnlyList<string> Tried { get; private set; } = [];

    /// <summary>What was found in its place, canonical JSON; null where nobody changed it.</summary>
    public string? Theirs { get; private set; }

    public static StreamId StreamOf(CveId id) => new("cve-record", id.Text);

    public static SentCveRecord Empty(StreamId stream) => new();

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CveRecordTried tried:
                Tried = tried.Text is { } text ? [.. Tried, text.Json] : Tried;
                break;
            case CveRecordSent sent:
                (Known, Tried, Theirs) = (sent.Text?.Json, [], null);
                break;
            case CveRecordFound found:
                Theirs = found.Text?.Json;
                break;
            case CveRecordSettled:
                (Known, Tried, Theirs) = (Theirs ?? Known, [], null);
                break;
        }
    }
}

/// <summary>This record is about to be sent.</summary>
public sealed record CveRecordTried : Entry<CveRecordText>;

/// <summary>The service took this record.</summary>
/// <param name="Revision">Of the public document that it was made from.</param>
public sealed record CveRecordSent(int Revision) : Entry<CveRecordText>;

/// <summary>Somebody else changed the record at the service, to this.</summary>
public sealed record CveRecordFound : Entry<CveRecordText>;

/// <summary>A person has seen what was found.</summary>
/// <param name="Keeps">Whether it stays; else ours replaces it.</param>
public sealed record CveRecordSettled(bool Keeps) : Entry;

/// <param name="Json">A <c>cnaContainer</c>, canonical JSON.</param>
public sealed record CveRecordText(string Json);
