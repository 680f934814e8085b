using Tocsin.Cases.Embargoes;
using Tocsin.Cases.Reports;
using Tocsin.Cases.States;

namespace Tocsin.Cases.Vendors;

/// <summary>Somebody from outside who takes part: who can fix it, for one package or product of theirs, or has another <see cref="Role"/>.</summary>
/// <param name="Number">From 1 within the case; never given twice.</param>
/// <param name="Text">Who and what; null once destroyed.</param>
public sealed record Vendor(int Number, VendorText? Text)
{
    public PartyRole Role { get; init; }

    /// <summary>The last of V, F and D that happened; null: they know nothing.</summary>
    public CaseEvent? Progress { get; init; }

    /// <summary>When they were told, UTC.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    public VendorStatus Status { get; init; }

    /// <summary>With <see cref="VendorStatus.NotAffected"/>.</summary>
    public NotAffectedBecause? Because { get; init; }

    /// <summary>What they said about it, the versions that have the fix among it.</summary>
    public VendorStatement? Statement { get; init; }

    /// <summary>Where they are with the report themselves; null before they know of it.</summary>
    public ReportState? Report { get; init; }

    public EmbargoParty Party => EmbargoParty.Vendor(Number);

    public bool IsTold => Progress is not null;

    public string Name => Text?.Name ?? $"Vendor {Number}";

    /// <summary>Whether one of the three steps of theirs has been taken.</summary>
    public bool Has(CaseEvent step) => Progress >= step;
}

/// <summary>Who can fix it, and what of theirs it is in.</summary>
/// <param name="Name">A project, a company, the maintainers of a package.</param>
/// <param name="Package">A package URL or a product's name; null where the name says it.</param>
public sealed record VendorText(string Name, string? Package)
{
    /// <summary>Of either, in UTF-16 units.</summary>
    public const int Longest = 200;
}

/// <summary>What a vendor said about one status.</summary>
/// <param name="FixedIn">Versions, one to a line.</param>
/// <param name="Note">Markdown.</param>
public sealed record VendorStatement(string? FixedIn, string? Note)
{
    /// <summary>Of the versions, in UTF-16 units.</summary>
    public const int LongestVersions = 500;

    /// <summary>Of the note, in UTF-16 units.</summary>
    public const int LongestNote = 5_000;
}
