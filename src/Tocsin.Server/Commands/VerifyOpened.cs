using System.CommandLine;
using System.Text.Json;
using Tocsin.Advisories.Documents;
using Tocsin.Workspace.Openings;

namespace Tocsin.Server.Commands;

/// <summary><c>./run verify-opened FILE</c>: whether a case that was opened is as it was written, for anybody, with nothing but the file.</summary>
internal static class VerifyOpened
{
    private static readonly JsonSerializerOptions json = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "What /cases/NUMBER.json of the public site says." };
        var command = new Command(
            "verify-opened",
            "Verifies a case that was opened to everybody: computes every hash anew from the file alone."
        )
        {
            file,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                var named = parsed.GetValue(file)!;
                if (!named.Exists || await Read(named, cancel) is not { } document)
                {
                    await Console.Error.WriteLineAsync($"{named.Name} is no opened case.");
                    return Answers.Usage;
                }
                var faults = OpenedCaseCheck.Faults(document);
                foreach (var fault in faults)
                    await Console.Error.WriteLineAsync(fault);
                var shown = document.Entries.Count(entry => entry.Facts is not null);
                var verdict = faults.Count == 0 ? "as they were written" : $"{faults.Count} faults";
                await Console.Out.WriteLineAsync(
                    $"{document.Number}: {document.Entries.Count} entries, {shown} of them shown: {verdict}."
                );
                if (document.Head is { } head)
                    await Console.Out.WriteLineAsync(
                        $"Compare with the head of {head.Day}, as it was published then: root {head.Root}"
                    );
                return faults.Count == 0 ? 0 : VerifyCommand.Faulty;
            }
        );
        return command;
    }

    private static async Task<OpenedCaseDocument?> Read(FileInfo file, CancellationToken cancel)
    {
        try
        {
            await using var stream = file.OpenRead();
            return await JsonSerializer.DeserializeAsync<OpenedCaseDocument>(stream, json, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
