using Tocsin.Cases.Identifiers;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;

namespace Tocsin.Cases.Precedents;

/// <summary>One answer in anonymous form: proposed by one triager, confirmed by another, then public.</summary>
public sealed class Precedent : IFolded<Precedent>
{
    internal const string StreamKind = "precedent";

    /// <summary>The due row that carries it to where strangers read; its key is the ID.</summary>
    public const string CarryDue = "carry-precedent";

    private Precedent(PrecedentId id) => Id = id;

    public PrecedentId Id { get; }

    /// <summary>Null before it was proposed.</summary>
    public CaseNumber? Case { get; private set; }

    /// <summary>Null once destroyed.</summary>
    public PrecedentText? Text { get; private set; }

    public string Verdict { get; private set; } = "";

    public IReadOnlyList<StatementCitation> Cites { get; private set; } = [];

    public bool NamesPackage { get; private set; }

    public bool NamesReporter { get; private set; }

    /// <summary>Who wrote it: they do not confirm it.</summary>
    public Actor ProposedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ProposedAt { get; private set; }

    /// <summary>Since when it is public, UTC; null: it is not.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }

    public bool IsDropped { get; private set; }

    public bool Awaits => Case is not null && PublishedAt is null && !IsDropped;

    public static Precedent Empty(StreamId stream) => new(PrecedentId.Parse(stream.Name).Value);

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case PrecedentProposed entry:
                (Case, Text, Verdict, Cites) = (entry.Case, entry.Text, entry.Verdict, entry.Cites ?? []);
                (NamesPackage, NamesReporter) = (entry.NamesPackage, entry.NamesReporter);
                (ProposedBy, ProposedAt) = (recorded.By, recorded.At);
                break;
            case PrecedentConfirmed:
                PublishedAt = recorded.At;
                break;
            case PrecedentDropped:
                IsDropped = true;
                break;
        }
    }
}
