using System.CommandLine;
using Tocsin.Governance.Charters;
using Tocsin.Governance.People;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;
using Tocsin.Web.Changes;
using Tocsin.Workspace;

namespace Tocsin.Server.Commands;

/// <summary><c>./run programme</c>: the process of the programme as one YAML file, out and in, while Tocsin runs or not.</summary>
internal static class ProgrammeCommand
{
    private const string StandardStream = "-";

    public static Command Make() =>
        new("programme", "The process as data: products, promises, calendar, teams, decisions, roll call, checklists.")
        {
            Export(),
            Import(),
        };

    private static Command Export()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Where it goes; - for standard output. Default: -",
            DefaultValueFactory = _ => StandardStream,
        };
        return new Command("export", "Writes what is in force as one YAML file that explains itself.") { file }.With(
            async (parsed, start, cancel) =>
            {
                var document = (await start.Programmes.History(cancel)).Document ?? "";
                return parsed.GetValue(file) is { } path and not StandardStream
                    ? Write(path, document)
                    : document.TrimEnd('\n');
            }
        );
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "The YAML file; - for standard input." };
        var check = new Option<bool>("--check") { Description = "Say what would change, and change nothing." };
        var why = new Option<string?>("--reason")
        {
            HelpName = "TEXT",
            Description = "Why; it stays with the version for every member to read. Default: that it came from a file",
        };
        return new Command(
            "import",
            "Checks a file as a whole and puts it into force as a whole; says everything that is wrong with it, or what changed."
        )
        {
            file,
            check,
            why,
        }.With(
            (parsed, start, cancel) =>
                Text(parsed.GetValue(file)!)
                    .Then(CharterDocument.Read)
                    .Then(next => Take(start, next, parsed.GetValue(check), parsed.GetValue(why), cancel))
        );
    }

    private static async Task<Result<string>> Take(
        WorkspaceStart start,
        Charter next,
        bool checks,
        string? why,
        CancellationToken cancel
    )
    {
        if (!(await start.Programmes.Try(next, cancel)).TryGet(out var before, out var problem))
            return problem;
        if (!ReasonText.Of(why ?? "Imported from a file.").TryGet(out var reason, out problem))
            return problem;
        var difference = Difference(before.Document ?? "", CharterDocument.Write(next));
        if (difference.Length == 0)
            return $"Nothing to change: version {before.Version} is in force.";
        if (checks)
            return $"{difference}\nThis would be version {before.Version + 1}; nothing was changed.";
        var changed = await start.Programmes.Change(before.Version, next, reason, Actor.Tocsin, cancel);
        return changed.Map(after => $"{difference}\nVersion {after.Version} is in force.");
    }

    private static string Difference(string before, string after) =>
        before == after
            ? ""
            : string.Join(
                '\n',
                LineChanges
                    .Between(before.Split('\n'), after.Split('\n'))
                    .Select(line =>
                        (
                            line.Kind switch
                            {
                                LineKind.Gone => "- ",
                                LineKind.New => "+ ",
                                _ => "  ",
                            }
                        ) + line.Text
                    )
            );

    private static Result<string> Text(string path)
    {
        try
        {
            return path == StandardStream ? Console.In.ReadToEnd() : File.ReadAllText(path);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return Problem.Faulty([new("", $"{path} cannot be read.")]);
        }
    }

    // whole or not at all: a kill in the middle leaves what was there
    private static Result<string> Write(string path, string document)
    {
        var unfinished = path + ".unfinished";
        try
        {
            File.WriteAllText(unfinished, document);
            File.Move(unfinished, path, overwrite: true);
            return $"{path} has the programme as it is in force.";
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            return Problem.Faulty([new("", $"{path} cannot be written.")]);
        }
    }
}
