using System.Text.Json;
using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Versions;

public sealed class WorkingGroupRangeTests(ITestOutputHelper output)
{
    [DataFact("nswg/core")]
    public void What_is_vulnerable_and_not_patched_is_written_back_for_core() =>
        EveryRangeIsRead("core", "vulnerable", "patched");

    [DataFact("nswg/npm")]
    public void What_is_vulnerable_and_not_patched_is_written_back_for_npm() =>
        EveryRangeIsRead("npm", "vulnerable_versions", "patched_versions");

    private void EveryRangeIsRead(string folder, string vulnerableName, string patchedName)
    {
        int count = 0,
            overlapping = 0,
            nothingLeft = 0;
        var unread = new List<string>();
        foreach (var file in Directory.EnumerateFiles(SharedData.At($"nswg/{folder}"), "*.json"))
        {
            using var record = JsonDocument.Parse(File.ReadAllText(file));
            if (
                !record.RootElement.TryGetProperty(vulnerableName, out var text)
                || text.ValueKind != JsonValueKind.String
            )
                continue;
            count++;
            var patchedText =
                record.RootElement.TryGetProperty(patchedName, out var p) && p.ValueKind == JsonValueKind.String
                    ? p.GetString()
                    : null;
            if (!NpmRange.TryParse(text.GetString(), out var vulnerable))
            {
                unread.Add($"{Path.GetFileName(file)}: {text}");
                continue;
            }
            var patched = NpmRange.TryParse(patchedText, out var range) ? range.Versions : VersionSet.None;
            var left = vulnerable.Versions.Except(patched);

            overlapping += left.Equals(vulnerable.Versions) ? 0 : 1;
            nothingLeft += left.IsEmpty ? 1 : 0;
            left.Intersect(patched).IsEmpty.ShouldBeTrue(file);
            NpmRange.Parse(NpmRange.Of(left).ToDisplay()).Value.Versions.ShouldBe(left);
        }
        output.WriteLine($"{folder}: {count} ranges, {overlapping} overlap their fix, {nothingLeft} have nothing left");
        unread.ForEach(output.WriteLine);
        count.ShouldBeGreaterThan(100);
        unread.Count.ShouldBeLessThan(count / 20);
    }
}
