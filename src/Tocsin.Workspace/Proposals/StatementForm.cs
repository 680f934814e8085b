using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Governance.Proposals;
using Tocsin.Governance.ThreatModels;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.People;
using Tocsin.Workspace.ThreatModels;

namespace Tocsin.Workspace.Proposals;

/// <summary>What the form of a change of a threat model starts from.</summary>
/// <param name="Products">To choose from, where neither a product nor a statement was named.</param>
/// <param name="Product">Whose threat model; null: to be chosen.</param>
/// <param name="Statement">What is to change; null: a new one is added.</param>
/// <param name="Retires">Whether it is to be retired.</param>
/// <param name="Challenge">What it takes up; null for none.</param>
public sealed record StatementForm(
    IReadOnlyList<ProductModel> Products,
    ProductModel? Product,
    Statement? Statement,
    bool Retires,
    ChallengeId? Challenge
)
{
    /// <summary>What the names of its fields begin with, before a dot.</summary>
    public const string Field = "statement";

    private static readonly (string Asked, string Field)[] fromQuery =
    [
        ("statement", "id"),
        ("product", "product"),
        ("retire", "retire"),
        ("challenge", "challenge"),
    ];

    /// <summary>A change of a threat model: of the statement <c>Id</c>, or a new one of <c>Product</c>.</summary>
    /// <param name="Product">Its name in addresses, <c>node-js</c>; not needed beside an ID.</param>
    /// <param name="Id"><c>TM-node-js-3</c>; null for a new one.</param>
    /// <param name="After">The newest version that whoever proposes it saw; not needed for a new one.</param>
    /// <param name="Kind"><c>trusted</c>, <c>untrusted</c>, <c>out-of-scope</c>.</param>
    /// <param name="Wording">Markdown, at most 2,000 characters.</param>
    /// <param name="Rationale">Why it is so, or why it is retired. Markdown, at most 10,000 characters; public.</param>
    /// <param name="Examples">At most ten, of at most 1,000 characters.</param>
    /// <param name="Retire">Whether it is to be retired: then of the texts only the rationale is needed.</param>
    /// <param name="Challenge">The challenge that it takes up, <c>ch-…</c>.</param>
    public sealed record Request(
        string? Product = null,
        string? Id = null,
        int? After = null,
        string? Kind = null,
        string? Wording = null,
        string? Rationale = null,
        IReadOnlyList<string?>? Examples = null,
        bool Retire = false,
        string? Challenge = null
    );

    /// <summary>What a link to the form says already.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Prefilled(IQueryCollection query) =>
        fromQuery
            .Where(one => query.ContainsKey(one.Asked))
            .Select(one => KeyValuePair.Create($"{Field}.{one.Field}", query[one.Asked].ToString()));

    /// <summary>From the fields of a page, their names without <see cref="Field"/>.</summary>
    public static Request Read(FormValues fields) =>
        new(
            fields["product"],
            string.IsNullOrWhiteSpace(fields["id"]) ? null : fields["id"],
            int.TryParse(fields["after"], NumberStyles.None, CultureInfo.InvariantCulture, out var after)
                ? after
                : null,
            fields["kind"],
            fields["wording"],
            fields["rationale"],
            (fields["examples"] ?? "").Split('\n'),
            fields["retire"] is { Length: > 0 },
            string.IsNullOrWhiteSpace(fields["challenge"]) ? null : fields["challenge"]
        );

    /// <summary>Everything that is wrong, together with what <paramref name="faults"/> has already.</summary>
    internal static Result<Asked> Parse(Request? request, FaultCollector faults)
    {
        var typed = request ?? new();
        var id = typed.Id is null ? (StatementId?)null : faults.Take($"{Field}.id", StatementId.Parse(typed.Id));
        var product = id?.Product ?? faults.Take($"{Field}.product", ProductSlug.Parse(typed.Product));
        if (id is not null && typed.After is null)
            faults.Add($"{Field}.after", "Say which version you saw.");
        if (typed.Retire && id is null)
            faults.Add($"{Field}.id", "Say which statement is to be retired.");
        var kind = typed.Retire
            ? (StatementKind?)null
            : faults.Take($"{Field}.kind", Word.Parse<StatementKind>(typed.Kind));
        var says = typed.Retire
            ? null
            : StatementText.Check(typed.Wording, typed.Rationale, typed.Examples, Field + ".", faults);
        var why = typed.Retire
            ? faults.Required($"{Field}.rationale", typed.Rationale, StatementText.LongestRationale)
            : null;
        return faults.Else(() =>
            new Asked(
                new ProposalSubject.ChangeStatement(product, id?.Number, id is null ? 0 : typed.After!.Value, kind),
                says,
                why
            )
        );
    }

    internal static async Task<StatementForm> Load(HttpContext context, FormValues values)
    {
        var models = context.RequestServices.GetRequiredService<ThreatModelStore>();
        var all = await models.All(context.RequestAborted);
        var asked = Read(values.Under(Field));
        var id = StatementId.Parse(asked.Id).Match<StatementId?>(known => known, _ => null);
        var slug = id?.Product.Text ?? asked.Product;
        var product = all.FirstOrDefault(one => one.Slug.Text == slug);
        var statement = id is { } named ? product?.Model.Find(named.Number) : null;
        return new(all, product, statement, asked.Retire && statement is not null, ChallengeOf(asked));
    }

    /// <summary>The challenge that it takes up; null where it names none.</summary>
    internal static ChallengeId? ChallengeOf(Request? request) =>
        ChallengeId.Parse(request?.Challenge).Match<ChallengeId?>(id => id, _ => null);

    /// <summary>What the statement said that <paramref name="found"/> words anew; null for every other proposal.</summary>
    internal static async Task<StatementVersion?> Before(HttpContext context, Proposal found)
    {
        if (found.Subject is not ProposalSubject.ChangeStatement { Number: { } number, Statement: not null } change)
            return null;
        var models = context.RequestServices.GetRequiredService<ThreatModelStore>();
        var product = await models.Find(change.Product.Text, context.RequestAborted);
        var versions = product.Match(one => one.Model.Find(number)?.Versions, _ => null);
        return change.After > 0 && change.After <= versions?.Count ? versions[change.After - 1] : null;
    }

    /// <summary>A change as somebody asked for it.</summary>
    /// <param name="Says">What it is to say; null where it is retired.</param>
    /// <param name="Why">Why it is retired; null else.</param>
    internal sealed record Asked(ProposalSubject.ChangeStatement Subject, StatementText? Says, string? Why)
    {
        public ProposalText With(string reason) => new(reason, Why, Statement: Says);
    }
}
