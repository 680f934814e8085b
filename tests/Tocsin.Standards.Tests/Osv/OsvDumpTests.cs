using System.IO.Compression;
using Tocsin.Standards.Osv;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Osv;

public sealed class OsvDumpTests(ITestOutputHelper output)
{
    [DataFact("osv")]
    public void Every_record_of_the_public_dumps_is_read_and_written_without_loss()
    {
        foreach (var dump in Directory.EnumerateFiles(SharedData.At("osv"), "all.zip", SearchOption.AllDirectories))
        {
            using var zip = ZipFile.OpenRead(dump);
            foreach (var entry in zip.Entries)
            {
                var bytes = Bytes(entry);
                var record = OsvReader.Read(bytes);
                record.Succeeded.ShouldBeTrue($"{dump} {entry.FullName}: {record.Problem}");

                var written = OsvWriter.Write(record.Value);
                OsvWriter.Write(OsvReader.Read(written).Value).ShouldBe(written, entry.FullName);
            }
            output.WriteLine($"{Path.GetFileName(Path.GetDirectoryName(dump))}: {zip.Entries.Count:N0} records");
        }
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[entry.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
