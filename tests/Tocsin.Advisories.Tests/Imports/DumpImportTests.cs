using System.Diagnostics;
using Tocsin.Advisories.Imports;
using Xunit.Abstractions;

namespace Tocsin.Advisories.Tests.Imports;

public sealed class DumpImportTests(ITestOutputHelper output)
{
    [DataFact("osv")]
    public async Task Every_record_of_the_public_dumps_is_taken()
    {
        var counts = await Count("osv");

        counts.Refused.ShouldBeEmpty();
        counts.Taken.ShouldBeGreaterThan(45_000);
    }

    [DataFact("nswg")]
    public async Task The_working_groups_folder_is_taken_with_its_assessments()
    {
        var counts = await Count("nswg");

        counts.Taken.ShouldBe(467 + 171 + Directory.GetFiles(SharedData.At("nswg/deps")).Length - 1);
        counts.Refused.ShouldBeEmpty();
        counts.PassedOver.ShouldBeEmpty();
    }

    private async Task<(int Taken, List<Refused> Refused, List<PassedOver> PassedOver)> Count(string path)
    {
        using var source = ImportSource.Open(SharedData.At(path), new ImportRules { OwnPrefix = "TCS" }).Value;
        var (taken, refused, passed, size) = (0, new List<Refused>(), new List<PassedOver>(), 0L);
        var watch = Stopwatch.StartNew();
        await foreach (var item in source.ReadAsync())
        {
            size += item.Size;
            if (item is Refused no)
                refused.Add(no);
            else if (item is PassedOver over)
                passed.Add(over);
            else
                taken++;
        }
        output.WriteLine($"{path}: {taken:N0} taken, {refused.Count} refused, {passed.Count} passed over");
        output.WriteLine($"{source.TotalEntries / watch.Elapsed.TotalSeconds:N0} records a second");
        foreach (var group in refused.GroupBy(r => $"{r.Problem.Code}: {r.Problem.Title}", StringComparer.Ordinal))
            output.WriteLine($"  {group.Count()} x {group.Key} ({group.First().Path})");
        foreach (var group in passed.GroupBy(p => p.Reason, StringComparer.Ordinal))
            output.WriteLine($"  {group.Count()} x {group.Key} ({group.First().Path})");
        (taken + refused.Count + passed.Count).ShouldBe(source.TotalEntries);
        size.ShouldBe(source.TotalBytes);
        return (taken, refused, passed);
    }
}
