using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tocsin.Standards.CveRules;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary>
/// <c>./run cve check FILE...</c>: everything that is wrong with CVE records, without an installation and without asking
/// anybody outside. Exit codes as in sysexits.h: 0 nothing stops any of them, 65 something does, 66 a file cannot be read.
/// </summary>
internal static class CheckCve
{
    private const string StandardStream = "-";
    private const int FaultyInput = 65;
    private const int NoInput = 66;

    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        // for a terminal and a pipe, not for a page: names stay readable
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly EnumerationOptions everyFolder = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    /// <summary>One line of <c>--json</c>.</summary>
    /// <param name="Sendable">Whether nothing stops the record.</param>
    private sealed record Line(string File, bool Sendable, string Edition, IReadOnlyList<Found> Findings);

    /// <param name="Number">In the CNA Operational Rules; null for a rule of the format or of good sense.</param>
    /// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
    private sealed record Found(string Rule, string? Number, string Severity, string Path, string Message);

    public static Command Make()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description =
                "CVE records or bodies for CVE Services, as JSON; a folder for every .json in it; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var asJson = new Option<bool>("--json") { Description = "One JSON object for each record, each on a line." };
        var command = new Command(
            "check",
            $"Says everything that a record would be refused for, by CVE Record Format 5.2 and the CNA Operational Rules {CveRuleTable.Edition}."
        )
        {
            files,
            asJson,
        };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(asJson)));
        return command;
    }

    private static int Run(IReadOnlyList<string> named, bool asJson)
    {
        var (all, faulty, warned, unread) = (0, 0, 0, false);
        foreach (var file in named.SelectMany(Files))
        {
            if (!Read(file).TryGet(out var bytes, out var problem))
            {
                Answers.Refuse(problem);
                unread = true;
                continue;
            }
            var findings = CveRecordRules.Check(
                bytes,
                CveRuleContext.None with
                {
                    Now = TimeProvider.System.GetUtcNow(),
                }
            );
            all++;
            faulty += CveRecordRules.MayBeSent(findings) ? 0 : 1;
            warned += CveRecordRules.MayBeSent(findings) && findings.Count > 0 ? 1 : 0;
            Say(file, findings, asJson);
        }
        if (!asJson)
            Console.Out.WriteLine(
                FormattableString.Invariant(
                    $"{all:N0} {(all == 1 ? "record" : "records")}: {faulty:N0} would be refused, {warned:N0} with warnings, {all - faulty - warned:N0} right."
                )
            );
        return unread ? NoInput
            : faulty > 0 ? FaultyInput
            : 0;
    }

    private static void Say(string file, IReadOnlyList<CveFinding> findings, bool asJson)
    {
        if (asJson)
        {
            var line = new Line(
                file,
                CveRecordRules.MayBeSent(findings),
                CveRuleTable.Edition,
                [.. findings.Select(f => new Found(f.Rule.Code, f.Rule.Number, Word(f), f.Path, f.Message))]
            );
            Console.Out.WriteLine(JsonSerializer.Serialize(line, json));
            return;
        }
        foreach (var finding in findings)
        {
            var fault = finding.ToFault();
            Console.Out.WriteLine(
                Printable(
                    $"{file}: {Word(finding)}: {(fault.Path.Length == 0 ? "" : fault.Path + ": ")}{fault.Message}"
                )
            );
        }
    }

    private static string Word(CveFinding finding) =>
        finding.Rule.Severity == FaultSeverity.Error ? "error" : "warning";

    // a record of somebody else's must not move the cursor
    private static string Printable(string text) =>
        string.Create(
            text.Length,
            text,
            static (shown, said) =>
            {
                for (var i = 0; i < said.Length; i++)
                    shown[i] = char.IsControl(said[i]) ? '\uFFFD' : said[i];
            }
        );

    private static IEnumerable<string> Files(string path) =>
        path != StandardStream && Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json", everyFolder).Order(StringComparer.Ordinal)
            : [path];

    // a byte more than is looked at is enough to say that it is too much
    private static Result<ReadOnlyMemory<byte>> Read(string path)
    {
        try
        {
            using var from = path == StandardStream ? Console.OpenStandardInput() : File.OpenRead(path);
            var buffer = new MemoryStream();
            var chunk = new byte[64 * 1024];
            int read;
            while (buffer.Length <= OsvReader.LargestRecord && (read = from.Read(chunk)) > 0)
                buffer.Write(chunk.AsSpan(0, read));
            return new ReadOnlyMemory<byte>(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return Problem.Faulty([new("", $"{path} cannot be read.")]);
        }
    }
}
