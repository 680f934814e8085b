using System.Globalization;
using Tocsin.Governance.Agreements;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.People.Standings;

/// <summary>Which text exactly somebody signs: <c>privacy/1/</c> and its SHA-256, as forms carry it.</summary>
public sealed record SignedText(AgreementKind Kind, int Version, TextHash Text)
{
    /// <summary>The field of a form.</summary>
    public const string Field = "sign";

    public static SignedText Of(Agreement agreement, AgreementVersion version) =>
        new(agreement.Kind, version.Number, version.Hash);

    /// <summary>Everything that a form signs; what is malformed is a fault.</summary>
    public static IReadOnlyList<SignedText> All(FaultCollector faults, IEnumerable<string> sent)
    {
        var all = new List<SignedText>();
        foreach (var text in sent)
        {
            if (Parse(text).TryGet(out var signed, out var problem))
                all.Add(signed);
            else
                faults.Add(Field, problem.Title);
        }
        return all;
    }

    public static Result<SignedText> Parse(string? text) =>
        text?.Split('/') is [var kind, var number, var hash]
        && AgreementNames.KindOf(kind) is { } known
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        && TextHash.Parse(hash) is { Succeeded: true } read
            ? new SignedText(known, version, read.Value)
            : Problem.Invalid("agreement.malformed", "This names no version of an agreement.");

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{AgreementNames.SlugOf(Kind)}/{Version}/{Text}");
}
