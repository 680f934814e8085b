using Tocsin.Governance.Programmes;
using Tocsin.Standards.CveRules;

namespace Tocsin.Cases.CveIds;

/// <summary>What this programme answers for as a CNA.</summary>
public static class OwnScope
{
    /// <summary>Null: a programme without products answers for whatever is reported to it.</summary>
    public static CnaScope? Of(Programme programme)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.Products.Count == 0
            ? null
            : new(
                [.. programme.Products.Where(p => p.Kind == ProductKind.Core).Select(p => p.Name)],
                [.. programme.Products.Select(p => p.Ecosystem).OfType<string>()]
            );
    }
}
