using Tocsin.Advisories.Documents;
using Tocsin.Cases.Precedents;

namespace Tocsin.Workspace.Precedents;

/// <summary>From a precedent to what strangers read: the preview and the public page are made of the same.</summary>
internal static class PrecedentDocuments
{
    public static PrecedentDocument Of(Precedent precedent) =>
        new(
            precedent.Id.Text,
            precedent.Text?.Title ?? "",
            precedent.Verdict,
            [
                .. precedent.Cites.Select(cited => new PrecedentStatement(
                    cited.Statement.Text,
                    cited.Statement.Product.Text,
                    cited.Version
                )),
            ],
            precedent.Text?.Question ?? "",
            precedent.Text?.Answer ?? "",
            // a day: an instant would say which case was worked on then
            DateOnly.FromDateTime((precedent.PublishedAt ?? precedent.ProposedAt).UtcDateTime)
        );
}
