using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Embargoes;

/// <summary>Somebody proposed another end of the embargo.</summary>
/// <param name="Proposal">From 1.</param>
/// <param name="By">For whom the actor spoke: <c>team</c>, <c>reporter</c>, <c>vendor-1</c>.</param>
/// <param name="Until">UTC.</param>
/// <param name="AnswerBy">UTC.</param>
public sealed record EmbargoProposed(int Proposal, string By, DateTimeOffset Until, DateTimeOffset AnswerBy)
    : Entry<EmbargoTerms>;

/// <summary>Somebody answered a proposal; an earlier answer of theirs counts no more.</summary>
/// <param name="For">For whom the actor spoke.</param>
public sealed record EmbargoAnswered(int Proposal, string For, bool Agrees) : Entry;

/// <summary>A proposal is settled: agreed to, by word or by silence, or declined.</summary>
public sealed record EmbargoSettled(int Proposal, bool Agreed) : Entry;

/// <summary>The embargo is over, or will not begin.</summary>
public sealed record EmbargoEnded(EmbargoEnd Cause) : Entry<ReasonText>;

/// <summary>Attacks were seen, and the team decided to keep silent nevertheless.</summary>
public sealed record EmbargoKept : Entry<ReasonText>;

/// <summary>Somebody did not keep silent, as far as the team knows.</summary>
/// <param name="Party"><c>reporter</c>, <c>vendor-1</c>.</param>
public sealed record EmbargoBroken(string Party) : Entry<ReasonText>;

/// <summary>What goes with a proposal, Markdown.</summary>
public sealed record EmbargoTerms(string Terms)
{
    /// <summary>In UTF-16 units.</summary>
    public const int Longest = 5_000;
}

/// <summary>Why an embargo is over.</summary>
public enum EmbargoEnd
{
    /// <summary>The instant came.</summary>
    Time,

    /// <summary>It can be read, or exploited, in public.</summary>
    Public,

    /// <summary>Attacks were seen.</summary>
    Attacks,

    /// <summary>The team ended it early, with a reason.</summary>
    Early,
}
