using System.Text.Json.Serialization;
using Tocsin.Ledger;

namespace Tocsin.Cases.CveIds;

/// <summary>How this programme signs in to the service that reserves IDs and publishes records; sealed like any entry's text.</summary>
public sealed class CveAccount : IFolded<CveAccount>
{
    public static StreamId Stream { get; } = new("cve-account", "local");

    /// <summary>Null where IDs are typed in by hand, as by default.</summary>
    public CveAccess? Access { get; private set; }

    /// <summary>When it was set or taken away last, UTC.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    public static CveAccount Empty(StreamId stream) => new();

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CveAccountSet set:
                (Access, ChangedAt) = (set.Text, recorded.At);
                break;
            case CveAccountRemoved:
                (Access, ChangedAt) = (null, recorded.At);
                break;
        }
    }
}

/// <summary>An operator set how to sign in.</summary>
public sealed record CveAccountSet : Entry<CveAccess>;

/// <summary>From now on IDs are typed in by hand.</summary>
public sealed record CveAccountRemoved : Entry;

/// <summary>Where and as whom. Its text form tells nothing of the key.</summary>
/// <param name="Service">The base, <c>https://…/api</c>; null for practice: a local programme, nothing is ever sent.</param>
/// <param name="Org">The organization's short name there.</param>
/// <param name="User">Best one that nothing else uses: what it reserves is ours.</param>
/// <param name="Key">The API key. Secret.</param>
public sealed record CveAccess(Uri? Service, string Org, string User, string Key)
{
    [JsonIgnore]
    public bool IsPractice => Service is null;

    public override string ToString() => $"{Org} at {Service?.Host ?? "a local programme"}";
}
