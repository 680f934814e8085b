using System.IO.Compression;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Standards.Cvss;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Cvss;

public sealed class CvssVectorTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_metric_that_is_wrong_is_named_at_once()
    {
        var problem = CvssVector.Parse("CVSS:3.1/AV:Q/AC:L/PR:N/PR:L/UI:N/S:U/C:H/I:H/ZZ:N").Problem!;

        problem.Faults.Select(f => f.Path).ShouldBe(["AV", "PR", "ZZ", "A"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("CVSS:5.0/AV:N")]
    [InlineData("cvss:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    [InlineData("7.5")]
    public void What_is_no_vector_is_refused(string? text) =>
        CvssVector.Parse(text).Problem!.Code.ShouldBe("cvss.malformed");

    [Fact]
    public void A_vector_that_is_too_long_is_refused() =>
        CvssVector
            .Parse("CVSS:3.1/" + new string('A', CvssVector.LongestText))
            .Problem!.Code.ShouldBe("cvss.malformed");

    [Fact]
    public void The_order_of_4_0_is_fixed_and_that_of_3_1_is_free()
    {
        CvssVector
            .Parse("CVSS:4.0/AC:L/AV:N/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N")
            .Problem!.Faults.ShouldHaveSingleItem()
            .Path.ShouldBe("AV");
        CvssVector
            .Parse("CVSS:3.1/A:H/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:X/I:H")
            .Problem!.Faults.Select(f => f.Path)
            .ShouldBe(["I"]);
        CvssVector
            .Parse("CVSS:3.1/A:H/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H")
            .Value.ToString()
            .ShouldBe("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H");
    }

    [Theory]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N", CvssSeverity.None)]
    [InlineData("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H", CvssSeverity.Critical)]
    [InlineData("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H", CvssSeverity.High)]
    [InlineData("CVSS:3.0/AV:N/AC:L/PR:N/UI:R/S:C/C:L/I:L/A:N", CvssSeverity.Medium)]
    [InlineData("(AV:N/AC:L/Au:N/C:C/I:C/A:C)", CvssSeverity.High)]
    [InlineData("AV:L/AC:H/Au:M/C:N/I:N/A:N", CvssSeverity.Low)]
    public void A_score_has_its_editions_word(string vector, CvssSeverity severity) =>
        CvssVector.Parse(vector).Value.Severity.ShouldBe(severity);

    [Theory]
    [InlineData(CvssVersion.V20, 14)]
    [InlineData(CvssVersion.V30, 22)]
    [InlineData(CvssVersion.V31, 22)]
    [InlineData(CvssVersion.V40, 32)]
    public void Every_metric_and_value_is_explained_once(CvssVersion version, int count)
    {
        var metrics = CvssMetrics.Of(version);

        metrics.Count.ShouldBe(count);
        metrics.Select(m => m.Code).ShouldBeUnique();
        foreach (var metric in metrics)
        {
            metric.Values.Select(v => v.Code).ShouldBeUnique();
            metric.Values.ShouldAllBe(v => v.Name.Length > 0 && v.Explanation.EndsWith('.'));
            metric.Explanation.ShouldEndWith(".");
        }
    }

    [Fact]
    public void What_a_calculator_can_choose_reads_back_and_never_fails_to_score()
    {
        Prop.ForAll(Choices().ToArbitrary(), HoldsForChoices).QuickCheckThrowOnFailure();

        static bool HoldsForChoices((CvssVersion Version, string Text) chosen)
        {
            var vector = CvssVector.Parse(chosen.Text).Value;
            return vector.Version == chosen.Version
                && CvssVector.Parse(vector.ToString()).Value.Equals(vector)
                && vector.Score is >= 0 and <= 10;
        }
    }

    [Fact]
    public void No_text_makes_the_parser_throw() =>
        Prop.ForAll<string?>(text =>
            {
                _ = CvssVector.Parse(text);
                _ = CvssVector.Parse("CVSS:4.0/" + text);
                _ = CvssVector.Parse("AV:" + text);
            })
            .QuickCheckThrowOnFailure();

    [DataFact("nswg/npm")]
    public void The_working_groups_vectors_are_read_and_most_scores_are_theirs()
    {
        int same = 0,
            other = 0,
            refused = 0;
        foreach (var file in Directory.EnumerateFiles(SharedData.At("nswg"), "*.json", SearchOption.AllDirectories))
        {
            using var record = JsonDocument.Parse(File.ReadAllText(file));
            if (
                !record.RootElement.TryGetProperty("cvss_vector", out var text)
                || text.ValueKind != JsonValueKind.String
                || !record.RootElement.TryGetProperty("cvss_score", out var score)
                || score.ValueKind != JsonValueKind.Number
            )
                continue;
            if (!CvssVector.Parse(text.GetString()).TryGet(out var vector, out var problem))
            {
                output.WriteLine($"{Path.GetFileName(file)}: {text} {string.Join(" ", problem.Faults)}");
                refused++;
            }
            else if (vector.Score == score.GetDouble())
                same++;
            else
                other++;
        }
        output.WriteLine($"{same} scores are the same, {other} are not, {refused} vectors are refused");
        same.ShouldBeGreaterThan(other * 10);
    }

    [DataFact("osv")]
    public void The_vectors_of_OSV_records_are_read()
    {
        int read = 0,
            refused = 0;
        foreach (var zip in Directory.EnumerateFiles(SharedData.At("osv"), "all.zip", SearchOption.AllDirectories))
        {
            using var archive = ZipFile.OpenRead(zip);
            foreach (var entry in archive.Entries)
            {
                using var stream = entry.Open();
                using var record = JsonDocument.Parse(stream);
                if (!record.RootElement.TryGetProperty("severity", out var severities))
                    continue;
                foreach (var severity in severities.EnumerateArray())
                {
                    if (severity.GetProperty("type").GetString()?.StartsWith("CVSS_", StringComparison.Ordinal) != true)
                        continue;
                    var text = severity.GetProperty("score").GetString();
                    if (CvssVector.Parse(text).Succeeded)
                        read++;
                    else if (refused++ < 20)
                        output.WriteLine(
                            $"{entry.Name}: {text} {string.Join(" ", CvssVector.Parse(text).Problem!.Faults)}"
                        );
                }
            }
        }
        output.WriteLine($"{read} vectors are read, {refused} refused");
        read.ShouldBeGreaterThan(refused * 100);
    }

    private static Gen<(CvssVersion Version, string Text)> Choices() =>
        from version in Gen.Elements(Enum.GetValues<CvssVersion>())
        from dice in Gen.Choose(0, 999).ArrayOf(32)
        select (version, Vector(version, dice));

    private static string Vector(CvssVersion version, int[] dice)
    {
        var prefix = version switch
        {
            CvssVersion.V40 => "CVSS:4.0/",
            CvssVersion.V31 => "CVSS:3.1/",
            CvssVersion.V30 => "CVSS:3.0/",
            _ => "",
        };
        var metrics = CvssMetrics.Of(version);
        return prefix
            + string.Join(
                '/',
                metrics
                    .Select((m, i) => (Metric: m, Value: m.Values[dice[i] % m.Values.Count].Code, Die: dice[i]))
                    .Where(c => c.Metric.IsRequired || c.Die % 2 == 0)
                    .Select(c => $"{c.Metric.Code}:{c.Value}")
            );
    }
}
