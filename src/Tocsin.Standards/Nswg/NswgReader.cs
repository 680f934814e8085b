using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Nswg;

/// <summary>Reads the Node.js security working group's own JSON (nodejs/security-wg, <c>vuln/</c>) as OSV records.</summary>
public static class NswgReader
{
    /// <summary>The key of <c>database_specific</c> under which the original JSON is kept, member for member.</summary>
    public const string OriginalKey = "nswg";

    /// <summary>The code of the refusal of an assessment, which is no vulnerability.</summary>
    public const string AssessmentCode = "nswg.assessment";

    /// <summary>
    /// One record. <paramref name="number"/> is the file's name; records of npm packages name themselves as well, and the two
    /// must agree. A <see cref="NswgKind.Deps"/> record is refused with <see cref="AssessmentCode"/>: it says that something is
    /// not affected. Other problems are those of <see cref="OsvReader.Read"/>, called <c>nswg.*</c>.
    /// </summary>
    public static Result<OsvRecord> Read(NswgKind kind, int number, ReadOnlyMemory<byte> utf8) =>
        kind switch
        {
            NswgKind.Core => OsvDocument.Read(utf8, "nswg", at => NswgCore.Read(at, number)),
            NswgKind.Npm => OsvDocument.Read(utf8, "nswg", at => NswgNpm.Read(at, number)),
            _ => OsvDocument.Read(utf8, "nswg", at => at.Needed("reason")).Then<OsvRecord>(_ => Assessment),
        };

    /// <summary>The name of a record, as the working group's readers know it: <c>NSWG-COR-1</c>, <c>NSWG-ECO-1</c>.</summary>
    public static string IdOf(NswgKind kind, int number) =>
        kind switch
        {
            NswgKind.Core => $"NSWG-COR-{number}",
            NswgKind.Npm => $"NSWG-ECO-{number}",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Assessments have no ID."),
        };

    private static Problem Assessment { get; } =
        new(AssessmentCode, 422, "An assessment says that something is not affected; it is kept for VEX.");
}
