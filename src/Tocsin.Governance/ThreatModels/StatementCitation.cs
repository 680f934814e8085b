using System.Globalization;
using System.Text.Json.Serialization;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.ThreatModels;

/// <summary>One version of one statement, as a verdict cites it: <c>TM-node-js-3/2</c>.</summary>
/// <param name="Version">From 1.</param>
[JsonConverter(typeof(IdentifierConverter<StatementCitation>))]
public sealed record StatementCitation(StatementId Statement, int Version) : IIdentifier<StatementCitation>
{
    public string Text => string.Create(CultureInfo.InvariantCulture, $"{Statement}/{Version}");

    public static Result<StatementCitation> Parse(string? text) =>
        text?.Split('/') is [var id, var version]
        && StatementId.Parse(id).TryGet(out var statement, out _)
        && int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new StatementCitation(statement, number)
            : Problem.Invalid("citation.malformed", "A version of a statement is cited as TM-node-js-3/2.");

    public override string ToString() => Text;
}
