using Tocsin.Advisories.Drafts;
using Tocsin.Cases.Identifiers;
using Tocsin.Ledger;

namespace Tocsin.Cases.Publishing;

/// <summary>The advisory IDs of one year, allotted in the order of publication and without gaps.</summary>
public sealed class AdvisoryIds : IFolded<AdvisoryIds>
{
    public int Last { get; private set; }

    public static StreamId Stream(string prefix, int year) => new("advisory-ids", $"{prefix}-{year}");

    public static AdvisoryIds Empty(StreamId stream) => new();

    public AdvisoryId Next(string prefix, int year) => AdvisoryId.Of(prefix, year, Last + 1);

    public void Apply(Recorded recorded)
    {
        if (recorded.Entry is AdvisoryIdAllotted allotted)
            Last = Math.Max(Last, allotted.Id.Number);
    }
}

/// <summary>The ID was given to a case that is being published.</summary>
public sealed record AdvisoryIdAllotted(AdvisoryId Id, CaseNumber Case) : Entry;
