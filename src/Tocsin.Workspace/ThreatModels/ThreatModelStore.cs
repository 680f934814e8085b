using Microsoft.EntityFrameworkCore;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.Programmes;
using Tocsin.Governance.ThreatModels;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.ThreatModels;

/// <summary>The threat models of the programme's products. They hold nothing secret: what is in force is public.</summary>
public sealed class ThreatModelStore
{
    private readonly LedgerStore ledgers;
    private readonly Func<Programme> programme;

    /// <param name="programme">As it is now: its products may change.</param>
    internal ThreatModelStore(LedgerStore ledgers, Func<Programme> programme) =>
        (this.ledgers, this.programme) = (ledgers, programme);

    /// <summary>Of every product, in the order of their names: those without a statement too, and those that are no product any more.</summary>
    public async Task<IReadOnlyList<ProductModel>> All(CancellationToken cancel)
    {
        var all = await ledgers.InTransaction<IReadOnlyList<ProductModel>>(
            async session =>
            {
                var names = Names();
                var there = await session
                    .Db.Streams.AsNoTracking()
                    .Where(row => row.Kind == ThreatModel.StreamKind)
                    .Select(row => row.Name)
                    .ToListAsync(cancel);
                var models = new List<ProductModel>();
                foreach (var slug in there.Select(name => ProductSlug.Parse(name).Value).Union(names.Keys))
                    models.Add(await Load(session, slug, names, cancel));
                return models;
            },
            cancel
        );
        return [.. all.Value.OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Not found for what is and was no product of the programme.</summary>
    public Task<Result<ProductModel>> Find(string? product, CancellationToken cancel) =>
        ledgers.InTransaction<ProductModel>(
            async session =>
            {
                if (!ProductSlug.Parse(product).TryGet(out var slug, out _))
                    return Problem.NotFound;
                var found = await Load(session, slug, Names(), cancel);
                return found.Model.Exists || Names().ContainsKey(slug) ? found : Problem.NotFound;
            },
            cancel
        );

    /// <summary>Puts the first statements of a product in force.</summary>
    public Task<Result<ProductModel>> Adopt(
        ProductModel product,
        IReadOnlyList<(StatementKind Kind, StatementText Text)> first,
        Actor by,
        CancellationToken cancel
    ) =>
        ledgers.InTransaction<ProductModel>(
            async session =>
            {
                var stream = ThreatModel.Stream(product.Model.Product);
                var model = await session.Load<ThreatModel>(stream, cancel);
                if (!model.Adopt(first, session.Now).TryGet(out var decision, out var problem))
                    return problem;
                await session.Record(stream, decision, by, cancel);
                return product with { Model = model };
            },
            cancel
        );

    /// <summary>What a verdict cites, as <c>TM-node-js-3/2</c>; what is not there is a fault at its place.</summary>
    public async Task<Result<IReadOnlyList<StatementCitation>>> Cited(
        IReadOnlyList<string?>? typed,
        CancellationToken cancel
    )
    {
        const int most = 20;
        var faults = new FaultCollector();
        if (typed is { Count: > most })
            faults.Add("statements", $"A verdict cites at most {most} statements.");
        var cited = new List<StatementCitation>();
        foreach (var (index, text) in (typed ?? []).Take(most).Index())
        {
            if (
                StatementCitation.Parse(text).TryGet(out var citation, out _)
                && (await Find(citation.Statement.Product.Text, cancel)).TryGet(out var found, out _)
                && found.Model.Has(citation)
            )
                cited.Add(citation);
            else
                faults.Add(
                    $"statements[{index}]",
                    "There is no such version of a statement; write it as TM-node-js-3/2."
                );
        }
        return faults.Else<IReadOnlyList<StatementCitation>>(() => [.. cited.Distinct()]);
    }

    /// <summary>Faults of a text that will be public, at <paramref name="path"/>, which is empty or ends with a dot.</summary>
    public static void CheckPublic(StatementText text, string path, FaultCollector faults)
    {
        CaseMentions.Check(faults, $"{path}wording", text.Wording);
        CaseMentions.Check(faults, $"{path}rationale", text.Rationale);
        foreach (var (index, example) in text.Examples.Index())
            CaseMentions.Check(faults, $"{path}examples[{index}]", example);
    }

    private static async Task<ProductModel> Load(
        LedgerSession session,
        ProductSlug slug,
        Dictionary<ProductSlug, string> names,
        CancellationToken cancel
    )
    {
        var stream = ThreatModel.Stream(slug);
        // asked of the rows first: loading a stream that is not there makes a key for it
        var there = await session.Db.Streams.AnyAsync(
            row => row.Kind == stream.Kind && row.Name == stream.Name,
            cancel
        );
        var model = there ? await session.Load<ThreatModel>(stream, cancel) : ThreatModel.Empty(stream);
        return new(names.GetValueOrDefault(slug, slug.Text), model);
    }

    // a programme that names no product answers for one: itself
    private Dictionary<ProductSlug, string> Names()
    {
        var names = new Dictionary<ProductSlug, string>();
        var now = programme();
        foreach (var name in now.Products.Count > 0 ? now.Products : [now.Name])
        {
            if (ProductSlug.Of(name) is { } slug)
                names.TryAdd(slug, name);
        }
        return names;
    }
}

/// <summary>A product and its threat model.</summary>
/// <param name="Name">As people call it.</param>
public sealed record ProductModel(string Name, ThreatModel Model)
{
    public ProductSlug Slug => Model.Product;
}
