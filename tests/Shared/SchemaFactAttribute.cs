using System.Diagnostics;
using System.Text.Json;

namespace Tocsin.Tests.Shared;

/// <summary>A fact that needs a JSON Schema of the shared data and the validator ajv; skipped, and saying so, without.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SchemaFactAttribute : FactAttribute
{
    public SchemaFactAttribute(string schema)
    {
        if (!Path.Exists(SharedData.At(schema)))
            Skip = $"needs {schema} of the shared data";
        else if (!Path.Exists(Path.Combine(JsonSchema.Modules, "ajv-formats")))
            Skip = "needs ajv and ajv-formats: npm install --prefix ~/.cache/tocsin/clients/ajv ajv@8 ajv-formats@3";
    }
}

/// <summary>Somebody else's validator (ajv, in Node.js) over somebody else's schema (JSON Schema 2020-12).</summary>
public static class JsonSchema
{
    private const string Script = """
        const [modules, schema] = process.argv.slice(1);
        const Ajv = require(modules + '/ajv/dist/2020').default;
        const ajv = new Ajv({ allErrors: true, strict: false });
        require(modules + '/ajv-formats').default(ajv);
        const validate = ajv.compile(JSON.parse(require('fs').readFileSync(schema, 'utf8')));
        for (const line of require('fs').readFileSync(0, 'utf8').split('\n').filter(l => l)) {
          validate(JSON.parse(line));
          console.log(JSON.stringify((validate.errors ?? []).map(e => e.instancePath + ': ' + e.message)));
        }
        """;

    /// <summary>Where client programs are installed, outside the tree.</summary>
    public static string Modules { get; } =
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
                ? cache
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
            "tocsin/clients/ajv/node_modules"
        );

    /// <summary>For each document, each written on one line, what the schema finds wrong: <c>/affected/0: must ...</c>.</summary>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> Faults(string schema, IEnumerable<byte[]> documents)
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["-e", Script, Modules, Path.GetFullPath(SharedData.At(schema))])
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
