using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>
/// What a product trusts, what it does not, and what is out of scope: numbered statements in versions, which verdicts cite.
/// A number is given once; what is retired stays readable.
/// </summary>
public sealed class ThreatModel : IFolded<ThreatModel>
{
    /// <summary>The due row that carries it to where strangers read; its key is the product.</summary>
    public const string CarryDue = "carry-threat-model";

    /// <summary>The kind of its streams; their name is the product.</summary>
    public const string StreamKind = "threat-model";

    /// <summary>Those that are retired counted.</summary>
    public const int MostStatements = 500;

    private readonly List<Statement> statements = [];

    private ThreatModel(ProductSlug product) => Product = product;

    public ProductSlug Product { get; }

    /// <summary>In the order of their numbers, which have no gaps.</summary>
    public IReadOnlyList<Statement> Statements => statements;

    /// <summary>Counts its changes: of two states, the one with the greater revision is the later.</summary>
    public int Revision { get; private set; }

    /// <summary>UTC; null while it says nothing.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    public bool Exists => statements.Count > 0;

    public static ThreatModel Empty(StreamId stream) => new(ProductSlug.Parse(stream.Name).Value);

    public static StreamId Stream(ProductSlug product) => new(StreamKind, product.Text);

    /// <summary>Null where there is no statement of this number.</summary>
    public Statement? Find(int number) => number > 0 && number <= statements.Count ? statements[number - 1] : null;

    /// <summary>Whether a verdict can cite it: the statement is there, and has or had this version.</summary>
    public bool Has(StatementCitation citation) =>
        citation.Statement.Product == Product
        && Find(citation.Statement.Number) is { } found
        && citation.Version > 0
        && citation.Version <= found.Versions.Count;

    /// <summary>Its first statements, in force at once, while there is nothing that anybody could have agreed to.</summary>
    public Result<Decision> Adopt(IReadOnlyList<(StatementKind Kind, StatementText Text)> first, DateTimeOffset now)
    {
        if (Exists)
            return ThreatModelProblems.Adopted;
        if (first.Count > MostStatements)
            return ThreatModelProblems.Full;
        return first.Count == 0
            ? Decision.Nothing
            : Decision
                .Of([.. first.Select((one, i) => new StatementWritten(i + 1, 1, one.Kind) { Text = one.Text })])
                .And(Carry(now));
    }

    /// <summary>What was agreed on is so from now on.</summary>
    /// <returns>A conflict where the statement is gone, retired, or was changed since <see cref="StatementChange.After"/>.</returns>
    public Result<Decision> Change(StatementChange change, DateTimeOffset now)
    {
        if (Objection(change) is { } problem)
            return problem;
        if (change.Kind is not { } kind)
            return Decision
                .Of(new StatementRetired(change.Number!.Value, change.Proposal) { Text = change.Because })
                .And(Carry(now));
        if (change.Text is not { } text)
            return ThreatModelProblems.Destroyed;
        var number = change.Number ?? statements.Count + 1;
        return Decision
            .Of(new StatementWritten(number, change.After + 1, kind, change.Proposal) { Text = text })
            .And(Carry(now));
    }

    /// <summary>Null, or why it could not be carried out as things stand.</summary>
    public Problem? Objection(StatementChange change)
    {
        if (change.Number is not { } number)
            return change.After != 0 || change.Kind is null ? ThreatModelProblems.NoStatement
                : statements.Count >= MostStatements ? ThreatModelProblems.Full
                : null;
        if (Find(number) is not { } found)
            return ThreatModelProblems.NoStatement;
        if (!found.InForce)
            return ThreatModelProblems.Retired;
        if (change.After != found.Versions.Count)
            return ThreatModelProblems.MovedOn(found.Versions.Count);
        return change.Kind == found.Newest.Kind && change.Text == found.Newest.Text
            ? ThreatModelProblems.Unchanged
            : null;
    }

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case StatementWritten entry:
                if (entry.Number == statements.Count + 1)
                    statements.Add(new(new(Product, entry.Number)));
                statements[entry.Number - 1]
                    .Add(new(entry.Version, entry.Kind, recorded.At, entry.Text, entry.Proposal));
                break;
            case StatementRetired entry:
                statements[entry.Number - 1].Retire(new(recorded.At, entry.Text, entry.Proposal));
                break;
        }
        (Revision, ChangedAt) = (Revision + 1, recorded.At);
    }

    private DueRow Carry(DateTimeOffset now) => new(CarryDue, Product.Text, now);
}
