using System.Diagnostics;
using System.Text.Json;

namespace Tocsin.Tests.Shared;

/// <summary>A fact that needs the CSAF validator of the BSI; skipped, and saying so, without.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CsafFactAttribute : FactAttribute
{
    public CsafFactAttribute()
    {
        if (!Path.Exists(CsafValidator.Library))
            Skip = "needs npm install --prefix ~/.cache/tocsin/clients/csaf @secvisogram/csaf-validator-lib@2";
    }
}

/// <summary>Somebody else's validator for CSAF 2.0, with the tests of the specification.</summary>
public static class CsafValidator
{
    private const string Script = """
        const [library, isStrict] = process.argv.slice(1);
        const strict = Object.values(await import(library + '/basic.js'));
        // 6.3.6 and 6.3.7 follow every link, and 6.3.8 needs a dictionary: what others host says nothing about a document
        const loose = Object.entries({
          ...(await import(library + '/optionalTests.js')),
          ...(await import(library + '/informativeTests.js')),
        }).filter(([name]) => !/_6_3_[678]$/.test(name)).map(([_, test]) => test);
        const validate = (await import(library + '/validate.js')).default;
        for (const line of (await import('fs')).readFileSync(0, 'utf8').split('\n').filter(l => l)) {
          const { tests } = await validate(isStrict === 'yes' ? strict : loose, JSON.parse(line));
          console.log(JSON.stringify(tests.flatMap(r =>
            [...r.errors, ...(r.warnings ?? []), ...(r.infos ?? [])].map(e => `${r.name} ${e.instancePath}: ${e.message}`))));
        }
        """;

    /// <summary>Where the library is installed, outside the tree.</summary>
    public static string Library { get; } =
        Path.GetFullPath(Path.Combine(JsonSchema.Modules, "../../csaf/node_modules/@secvisogram/csaf-validator-lib"));

    /// <summary>
    /// For each document, each written on one line, what the schema and the mandatory tests (6.1) find wrong: the test, the place
    /// and the reason.
    /// </summary>
    public static Task<IReadOnlyList<IReadOnlyList<string>>> Faults(IEnumerable<byte[]> documents) =>
        Run(documents, "yes");

    /// <summary>The same of the optional (6.2) and the informative tests (6.3): what could be better.</summary>
    public static Task<IReadOnlyList<IReadOnlyList<string>>> Hints(IEnumerable<byte[]> documents) =>
        Run(documents, "no");

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> Run(IEnumerable<byte[]> documents, string isStrict)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["--input-type=module", "-e", Script, Library, isStrict])
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var answer = node.StandardOutput.ReadToEndAsync();
        foreach (var document in documents)
        {
            await node.StandardInput.BaseStream.WriteAsync(document);
            node.StandardInput.BaseStream.WriteByte((byte)'\n');
        }
        node.StandardInput.Close();
        var lines = (await answer).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0);
        return [.. lines.Select(l => JsonSerializer.Deserialize<string[]>(l)!)];
    }
}
