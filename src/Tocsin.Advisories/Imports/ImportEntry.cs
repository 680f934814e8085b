using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>One entry as it was read, not yet parsed: bytes, or the problem of reading them.</summary>
/// <param name="Nswg">Set where the entry is one of the working group's records: its folder and number.</param>
internal sealed record ImportEntry(
    string Path,
    long Size,
    Result<ReadOnlyMemory<byte>> Bytes,
    (NswgKind Kind, string Name)? Nswg = null
)
{
    public ImportItem Parse(ImportRules rules)
    {
        var path = Printable(Path);
        if (!Bytes.TryGet(out var bytes, out var unread))
            return new Refused(path, Size, unread);
        var record = Nswg is { } nswg ? Read(nswg.Kind, nswg.Name, bytes) : OsvReader.Read(bytes);
        if (!record.TryGet(out var found, out var problem))
        {
            return problem.Code == NswgReader.AssessmentCode
                ? new PassedOver(path, Size, problem.Title)
                : new Refused(path, Size, problem);
        }
        if (rules.Against(found) is { } claim)
            return new Refused(path, Size, claim);
        var body = Nswg is null ? OsvReader.WithoutByteOrderMark(bytes) : OsvWriter.Write(found);
        return new Taken(path, Size, body, found);
    }

    private static Result<OsvRecord> Read(NswgKind kind, string name, ReadOnlyMemory<byte> bytes) =>
        int.TryParse(name, System.Globalization.NumberStyles.None, null, out var number)
            ? NswgReader.Read(kind, number, bytes)
            : Problem.Invalid(
                "import.not-numbered",
                "Records of the working group are named by their number: 12.json."
            );

    // An entry's name goes to terminals and logs: it must not move the cursor there.
    private static string Printable(string name) =>
        name.Any(char.IsControl) ? string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : name;
}
