using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Nswg;

/// <summary>Reads the Node.js security working group's own JSON (nodejs/security-wg, <c>vuln/</c>) as OSV records.</summary>
public static class NswgReader
{
    /// <summary>The key of <c>database_specific</c> under which the original JSON is kept, word for word.</summary>
    public const string OriginalKey = "nswg";

    /// <summary>The code of the refusal of an assessment, which is no vulnerability.</summary>
    public const string AssessmentCode = "nswg.assessment";

    /// <summary>
    /// One record. <paramref name="number"/> is the file's name; records of npm packages name themselves as well, and the two
    /// must agree. A <see cref="NswgKind.Deps"/> record is refused with <c>nswg.assessment</c>: it says that something is not affected.
    /// </summary>
    public static Result<OsvRecord> Read(NswgKind kind, int number, ReadOnlyMemory<byte> utf8) =>
        throw new NotSupportedException();
}
