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

/// <summary>Somebody else's validator (ajv, in Node.js) over somebody else's schema (JSON Schema 2020-12, draft-07 or draft-04).</summary>
public static class JsonSchema
{
    private const string Script = """
        const [modules, schema, ...others] = process.argv.slice(1);
        const read = file => JSON.parse(require('fs').readFileSync(file, 'utf8'));
        const main = read(schema);
        // draft-04 wrote its own name otherwise; what else it has, and these schemas use, means the same later
        if (main.$schema.includes('draft-04')) { delete main.id; main.$schema = 'http://json-schema.org/draft-07/schema#'; }
        const Ajv = require(modules + (main.$schema.includes('draft-07') ? '/ajv/dist/ajv' : '/ajv/dist/2020')).default;
        const ajv = new Ajv({ allErrors: true, strict: false });
        require(modules + '/ajv-formats').default(ajv);
        ajv.addFormat('iri', text => URL.canParse(text));
        for (let i = 0; i < others.length; i += 2) {
          // what these schemas use is the same in every draft; only their own names differ
          const { id, $id, $schema, ...other } = read(others[i + 1]);
          ajv.addSchema(other, others[i]);
        }
        const validate = ajv.compile(main);
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
    /// <param name="others">Schemas that this one refers to: the address by which it does, and the file.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> Faults(
        string schema,
        IEnumerable<byte[]> documents,
        params (string Address, string File)[] others
    )
    {
        var start = new ProcessStartInfo("node")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        foreach (var argument in (string[])["-e", Script, Modules, Path.GetFullPath(SharedData.At(schema))])
            start.ArgumentList.Add(argument);
        foreach (var (address, file) in others)
        {
            start.ArgumentList.Add(address);
            start.ArgumentList.Add(Path.GetFullPath(SharedData.At(file)));
        }
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
