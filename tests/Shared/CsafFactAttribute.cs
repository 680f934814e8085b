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

/// <summary>Somebody else's validator for CSAF 2.0: the schema and every mandatory test of the specification (6.1).</summary>
public static class CsafValidator
{
    private const string Script = """
        const library = process.argv[1];
        const tests = Object.values(await import(library + '/basic.js'));
        const validate = (await import(library + '/validate.js')).default;
        for (const line of (await import('fs')).readFileSync(0, 'utf8').split('\n').filter(l => l)) {
          const { tests: results } = await validate(tests, JSON.parse(line));
          console.log(JSON.stringify(results.flatMap(r => r.errors.map(e => `${r.name} ${e.instancePath}: ${e.message}`))));
        }
        """;

    /// <summary>Where the library is installed, outside the tree.</summary>
    public static string Library { get; } =
        Path.GetFullPath(Path.Combine(JsonSchema.Modules, "../../csaf/node_modules/@secvisogram/csaf-validator-lib"));

    /// <summary>For each document, each written on one line, what the validator finds wrong: the test, the place and the reason.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> Faults(IEnumerable<byte[]> documents)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["--input-type=module", "-e", Script, Library])
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
