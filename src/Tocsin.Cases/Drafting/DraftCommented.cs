using System.Text.Json.Serialization;
using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Channels;
using Tocsin.Ledger;

namespace Tocsin.Cases.Drafting;

/// <summary>A comment on the draft, or an answer to one or to a suggestion.</summary>
/// <param name="Revision">That its writer had before them.</param>
/// <param name="Field">Null: the whole of it.</param>
/// <param name="About">The sequence of what it answers; null: it begins a thread.</param>
public sealed record DraftCommented(Channel Channel, int? Vendor, int Revision, DraftField? Field, long? About = null)
    : Entry<RemarkText>,
        IRemark
{
    [JsonIgnore]
    public Audience Audience => new(Channel, Vendor);
}

/// <summary>Somebody suggests another text for a field of the draft.</summary>
/// <param name="Revision">That it was made for.</param>
public sealed record ChangeSuggested(Channel Channel, int? Vendor, int Revision, DraftField Field)
    : Entry<SuggestionText>,
        IRemark
{
    [JsonIgnore]
    public Audience Audience => new(Channel, Vendor);
}

/// <summary>What became of a suggestion.</summary>
/// <param name="Suggestion">The sequence of its entry.</param>
/// <param name="Revision">The revision of the draft that took it up; null elsewhere.</param>
public sealed record SuggestionSettled(
    Channel Channel,
    int? Vendor,
    long Suggestion,
    SuggestionFate Fate,
    int? Revision = null
) : Entry<RemarkText>, IRemark
{
    [JsonIgnore]
    public Audience Audience => new(Channel, Vendor);
}

/// <summary>What became of a suggestion. The names are stored: each keeps its meaning for good.</summary>
public enum SuggestionFate
{
    /// <summary>Nobody has decided.</summary>
    Open,
    Accepted,
    Declined,

    /// <summary>By whoever made it.</summary>
    Withdrawn,
}

/// <summary>Markdown.</summary>
public sealed record RemarkText(string Said)
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 5_000;
}

/// <param name="Text">What the field is to say, as <see cref="FieldText"/> writes it; empty: nothing.</param>
/// <param name="Why">Markdown; null: it speaks for itself.</param>
public sealed record SuggestionText(string Text, string? Why);
