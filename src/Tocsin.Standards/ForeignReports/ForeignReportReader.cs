using System.Text.Json;
using System.Text.Unicode;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.ForeignReports;

/// <summary>Reads reports that another system exported: HackerOne's JSON:API, one or a list, or GitHub's repository advisories, one or a list.</summary>
public static class ForeignReportReader
{
    /// <summary>The most reports of one file.</summary>
    public const int Most = 1_000;

    private const string Field = "file";

    private static readonly JsonDocumentOptions options = new() { MaxDepth = 64 };

    /// <summary>The reports in the order of the file; or what is wrong with it, all at once.</summary>
    /// <param name="utf8">JSON, UTF-8.</param>
    public static Result<IReadOnlyList<ForeignReport>> Read(ReadOnlyMemory<byte> utf8)
    {
        if (!Utf8.IsValid(utf8.Span))
            return Problem.Faulty([new(Field, "This is no UTF-8 text.")]);
        try
        {
            using var document = JsonDocument.Parse(utf8, options);
            return Read(document.RootElement);
        }
        catch (JsonException malformed)
        {
            return Problem.Faulty([
                new(
                    Field,
                    $"This is no JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}."
                ),
            ]);
        }
        catch (InvalidOperationException)
        {
            // half of a surrogate pair, written as an escape: sound JSON, and no text
            return Problem.Faulty([new(Field, "A text in it is no Unicode: half of a surrogate pair.")]);
        }
    }

    private static Result<IReadOnlyList<ForeignReport>> Read(JsonElement root)
    {
        JsonElement? whole = root;
        var isHackerOne = whole.At("data") is not null;
        IReadOnlyList<JsonElement?> all = isHackerOne
            ? whole.At("data") is { ValueKind: JsonValueKind.Array }
                ? whole.Each("data")
                : [whole.At("data")]
            : root.ValueKind == JsonValueKind.Array
                ? whole.Each()
                : [root];
        if (all.Count > Most)
            return Problem.Faulty([new(Field, $"{all.Count} reports are too many at once; send at most {Most}.")]);
        var faults = new FaultCollector();
        List<ForeignReport> reports = new(all.Count);
        foreach (var (index, one) in all.Index())
        {
            if ((isHackerOne ? HackerOneReports.Read(one) : GitHubReports.Read(one)) is { } report)
                reports.Add(report);
            else
                faults.Add(
                    Field,
                    isHackerOne
                        ? $"data[{index}] has no id: this is no report of HackerOne's."
                        : $"[{index}] has no ghsa_id: this is neither a report of HackerOne's, which begins with data, nor an advisory of GitHub's."
                );
        }
        if (all.Count == 0)
            faults.Add(Field, "There is no report in it.");
        return faults.Else<IReadOnlyList<ForeignReport>>(() => reports);
    }
}
