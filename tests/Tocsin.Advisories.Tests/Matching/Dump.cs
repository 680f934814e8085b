using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Imports;
using Tocsin.Advisories.Matching;

namespace Tocsin.Advisories.Tests.Matching;

/// <summary>Real dumps of the shared data as an index.</summary>
internal static class Dump
{
    public static async Task<AdvisoryIndex> Index(string source)
    {
        using var opened = ImportSource.Open(SharedData.At(source), new ImportRules()).Value;
        var records = new List<IndexedRecord>();
        await foreach (var item in opened.ReadAsync())
        {
            if (item is Taken { Kind: PublishedDocument.Advisory } taken)
                records.Add(IndexedRecord.Of(taken.Record, taken.Body));
        }
        return AdvisoryIndex.Of(records);
    }
}
