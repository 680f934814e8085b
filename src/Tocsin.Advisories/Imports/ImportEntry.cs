using Tocsin.Standards.Csaf;
using Tocsin.Standards.CveRecords;
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
        var format = Nswg is null ? ImportFormats.Of(bytes) : ImportFormat.Osv;
        if (PassedOver(format) is { } reason)
            return new PassedOver(path, Size, reason);
        var record = Nswg is { } nswg ? Read(nswg.Kind, nswg.Name, bytes) : Read(format, bytes);
        if (!record.TryGet(out var found, out var problem))
        {
            return problem.Code == NswgReader.AssessmentCode
                ? new PassedOver(path, Size, problem.Title)
                : new Refused(path, Size, problem);
        }
        if (rules.Against(found) is { } claim)
            return new Refused(path, Size, claim);
        // An OSV record stays as its source wrote it; what was translated is written anew.
        var isOsv = Nswg is null && format == ImportFormat.Osv;
        return new Taken(path, Size, isOsv ? OsvReader.WithoutByteOrderMark(bytes) : OsvWriter.Write(found), found);
    }

    private static string? PassedOver(ImportFormat format) =>
        format switch
        {
            ImportFormat.OpenVex => "A VEX document says who is affected by advisories of others; it is no advisory.",
            ImportFormat.Directory => "This lists other documents; it is no advisory.",
            _ => null,
        };

    private static Result<OsvRecord> Read(ImportFormat format, ReadOnlyMemory<byte> bytes) =>
        format switch
        {
            ImportFormat.Cve => CveReader.Read(bytes),
            ImportFormat.Csaf => CsafReader.Read(bytes),
            _ => OsvReader.Read(bytes),
        };

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
