using Tocsin.Advisories.Documents;
using Tocsin.Governance.ThreatModels;
using Tocsin.Web.Changes;
using Tocsin.Web.Components;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.ThreatModels;

/// <summary>Statements as pages and programs read them.</summary>
public static class StatementWords
{
    /// <summary>As it is, or will be, public.</summary>
    public static ThreatModelDocument Document(ProductModel product) =>
        new(product.Slug.Text, product.Name, [.. product.Model.Statements.Select(Document)]);

    public static PublishedStatement Document(Statement statement) =>
        new(
            statement.Id.Text,
            statement.Id.Number,
            [
                .. statement.Versions.Select(version => new PublishedStatementVersion(
                    version.Number,
                    Word.Of(version.Kind),
                    version.Since,
                    version.Text?.Wording,
                    version.Text?.Rationale,
                    version.Text?.Examples ?? []
                )),
            ],
            statement.Retired is { } retired ? new(retired.At, retired.Because?.Reason) : null
        );

    public static Tone ToneOf(StatementKind kind) =>
        kind switch
        {
            StatementKind.Trusted => Tone.Good,
            StatementKind.Untrusted => Tone.Warn,
            _ => Tone.Quiet,
        };

    /// <summary>How the one became the other; nothing where either was destroyed.</summary>
    public static IReadOnlyList<ChangedPart> Changes(
        StatementVersion before,
        StatementKind kind,
        StatementText? after,
        string label
    ) =>
        before.Text is { } old && after is not null
            ? [new(label, LineChanges.Between(old.AsOne(before.Kind).Split('\n'), after.AsOne(kind).Split('\n')))]
            : [];

    /// <summary>The first line of its wording.</summary>
    public static string Title(StatementText? text) => text?.Wording.Split('\n', 2)[0] ?? "This text was destroyed.";
}
