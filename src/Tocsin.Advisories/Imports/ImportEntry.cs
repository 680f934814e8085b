using System.Globalization;
using Tocsin.Advisories.Documents;
using Tocsin.Standards.Csaf;
using Tocsin.Standards.CveRecords;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Imports;

/// <summary>One entry as it was read, not yet parsed: bytes, or the problem of reading them.</summary>
/// <param name="Nswg">Set where the entry is one of the working group's records; the file's name is its number.</param>
internal readonly record struct ImportEntry(
    string Path,
    long Size,
    Result<ReadOnlyMemory<byte>> Bytes,
    NswgKind? Nswg = null
)
{
    public ImportItem Parse(ImportRules rules)
    {
        var (path, size, kind) = (Printable(Path), Size, Nswg);
        if (!Bytes.TryGet(out var bytes, out var unread))
            return new Refused(path, size, unread) { Nswg = kind };
        var read = kind is { } nswg ? Read(nswg, path, size, bytes) : Read(path, size, bytes);
        if (!read.TryGet(out var found, out var problem))
            return new Refused(path, size, problem) { Bytes = bytes, Nswg = kind };
        return found is Taken taken && rules.Against(taken.Id) is { } claim
            ? new Refused(path, size, claim) { Bytes = bytes, Nswg = kind }
            : found;
    }

    private static Result<ImportItem> Read(string path, long size, ReadOnlyMemory<byte> bytes)
    {
        // An OSV record stays as its source wrote it; what is translated is written anew.
        var format = ImportFormats.Of(bytes);
        switch (format)
        {
            case ImportFormat.OpenVex:
                return new PassedOver(
                    path,
                    size,
                    "A VEX document says who is affected by advisories of others; it is no advisory."
                );
            case ImportFormat.Directory:
                return new PassedOver(path, size, "This lists other documents; it is no advisory.");
            case ImportFormat.Cve:
                return CveReader.Read(bytes).Map(record => Translated(path, size, record));
            case ImportFormat.Csaf:
                return CsafReader.Read(bytes).Map(record => Translated(path, size, record));
        }
        var body = OsvReader.WithoutByteOrderMark(bytes);
        return OsvGlance.TryRead(body.Span, out var seen)
            ? new Taken(path, size, body, PublishedDocument.Advisory, seen.Id, seen.Modified) { Sight = seen }
            : OsvReader
                .Read(bytes)
                .Map<ImportItem>(record => new Taken(
                    path,
                    size,
                    body,
                    PublishedDocument.Advisory,
                    record.Id,
                    record.Modified
                ));
    }

    private static Result<ImportItem> Read(NswgKind kind, string path, long size, ReadOnlyMemory<byte> bytes)
    {
        var name = System.IO.Path.GetFileNameWithoutExtension(path);
        if (!int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Problem.Invalid(
                "import.not-numbered",
                "Records of the working group are named by their number: 12.json."
            );
        if (kind != NswgKind.Deps)
            return NswgReader.Read(kind, number, bytes).Map(record => Translated(path, size, record));
        // its own form is the only one that it has; it names no date
        return NswgAssessment
            .Read(number, bytes)
            .Map<ImportItem>(assessment => new Taken(
                path,
                size,
                OsvReader.WithoutByteOrderMark(bytes),
                PublishedDocument.Assessment,
                NswgAssessment.IdOf(assessment.Number),
                DateTimeOffset.UnixEpoch
            ));
    }

    private static ImportItem Translated(string path, long size, OsvRecord record) =>
        new Taken(path, size, OsvWriter.Write(record), PublishedDocument.Advisory, record.Id, record.Modified);

    // An entry's name goes to terminals and logs: it must not move the cursor there.
    private static string Printable(string name) =>
        name.AsSpan().IndexOfAnyInRange('\0', '\u001f') < 0 && !name.Any(char.IsControl)
            ? name
            : string.Concat(name.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
