using System.IO.Compression;
using Tocsin.Standards.Nswg;
using Tocsin.Standards.Osv;

namespace Tocsin.Standards.Tests.Osv;

public sealed class OsvSchemaTests
{
    private const string Schema = "schemas/osv.schema.json";

    [SchemaFact(Schema)]
    public async Task The_validator_sees_what_is_wrong()
    {
        var faults = await JsonSchema.Faults(Schema, ["{\"id\":\"GHSA-1\"}"u8.ToArray()]);

        faults.ShouldHaveSingleItem().ShouldHaveSingleItem().ShouldContain("modified");
    }

    [SchemaFact(Schema)]
    public async Task Records_of_the_working_group_are_valid_but_for_names_that_the_schema_does_not_know()
    {
        var records = new List<byte[]>();
        foreach (var kind in (NswgKind[])[NswgKind.Core, NswgKind.Npm])
        {
            var folder = SharedData.At($"nswg/{kind.ToString().ToLowerInvariant()}");
            foreach (
                var file in Directory.EnumerateFiles(folder, "*.json").Where(f => Path.GetFileName(f) != "index.json")
            )
            {
                var number = int.Parse(Path.GetFileNameWithoutExtension(file));
                records.Add(OsvWriter.Write(NswgReader.Read(kind, number, File.ReadAllBytes(file)).Value));
            }
        }

        var faults = await JsonSchema.Faults(Schema, records);

        faults.Count.ShouldBe(467 + 171);
        // The schema lists every prefix and ecosystem there is; NSWG-... and Node.js are not on its lists.
        faults
            .SelectMany(f => f)
            .Where(f => !f.StartsWith("/id: must match pattern", StringComparison.Ordinal))
            .Where(f => !f.StartsWith("/affected/0/package/ecosystem: must match pattern", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [SchemaFact(Schema)]
    public async Task What_was_valid_when_it_was_read_is_valid_when_it_is_written()
    {
        foreach (var ecosystem in (string[])["Hex", "NuGet", "Maven", "Packagist", "crates.io"])
        {
            var (read, written) = (new List<byte[]>(), new List<byte[]>());
            using var zip = ZipFile.OpenRead(SharedData.At($"osv/{ecosystem}/all.zip"));
            foreach (var entry in zip.Entries)
            {
                using var stream = entry.Open();
                var bytes = new byte[entry.Length];
                stream.ReadExactly(bytes);
                read.Add(OneLine(bytes));
                written.Add(OsvWriter.Write(OsvReader.Read(bytes).Value));
            }
            var before = await JsonSchema.Faults(Schema, read);
            var after = await JsonSchema.Faults(Schema, written);
            for (var i = 0; i < before.Count; i++)
                after[i].Except(before[i]).ShouldBeEmpty($"{ecosystem} {zip.Entries[i].FullName}");
        }
    }

    private static byte[] OneLine(byte[] json) =>
        System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(
            System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(json)
        );
}
