using System.CommandLine;
using System.IO.Compression;
using System.Text;
using Tocsin.Cases.CveIds;
using Tocsin.Ledger;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Commands;

/// <summary>
/// <c>./run cve watch PATH...</c>: looks for our undisclosed IDs in a bulk feed that lies here. Nobody is asked about an ID: the
/// question would tell that it stands for something.
/// </summary>
internal static class WatchCve
{
    private static readonly EnumerationOptions everyFolder = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden,
    };

    public static Command Make()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "CVE or OSV records: a .json file, a .zip of them, or a folder for every .json in it.",
            Arity = ArgumentArity.OneOrMore,
        };
        return new Command("watch", "Looks for our undisclosed IDs in other people's records, without asking anybody.")
        {
            paths,
        }.WithErrands(
            sends: false,
            async (parsed, errands, cancel) =>
            {
                var secret = new SecretIds(await errands.Pool.Load(cancel));
                var (files, tooLarge, said) = (0, 0, new StringBuilder());
                foreach (var path in parsed.GetValue(paths)!)
                {
                    try
                    {
                        foreach (var (name, body) in Records(path))
                        {
                            files++;
                            tooLarge += body is null ? 1 : 0;
                            foreach (var id in secret.In(body))
                            {
                                var seen = await errands.Pool.Decide(p => p.See(id, name), Actor.Tocsin, cancel);
                                if (seen.Succeeded)
                                    said.Append(id.Text).Append("  ").Append(Printable(name)).Append('\n');
                            }
                        }
                    }
                    catch (Exception unread)
                        when (unread is IOException or UnauthorizedAccessException or InvalidDataException)
                    {
                        return Problem.Faulty([new("", $"{path} cannot be read.")]);
                    }
                }
                said.Append(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{files:N0} records were searched{(tooLarge > 0 ? $", {tooLarge:N0} too large ones were not" : "")}."
                );
                return said.ToString();
            }
        );
    }

    private static IEnumerable<(string Name, byte[]? Body)> Records(string path)
    {
        if (Directory.Exists(path))
        {
            foreach (var file in Directory.EnumerateFiles(path, "*.json", everyFolder))
                yield return (Path.GetFileName(file), Read(() => File.OpenRead(file)));
        }
        else if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            using var zip = ZipFile.OpenRead(path);
            foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
                yield return (entry.Name, Read(entry.Open));
        }
        else
        {
            yield return (Path.GetFileName(path), Read(() => File.OpenRead(path)));
        }
    }

    // null: more than any record has
    private static byte[]? Read(Func<Stream> open)
    {
        using var from = open();
        using var into = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = from.Read(chunk)) > 0; )
        {
            if (into.Length + read > OsvReader.LargestRecord)
                return null;
            into.Write(chunk, 0, read);
        }
        return into.ToArray();
    }

    // a name of somebody else's must not move the cursor
    private static string Printable(string text) => string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c));
}
