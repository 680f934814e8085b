using System.Diagnostics;

namespace Tocsin.Workspace.Tests.Api;

/// <summary>A fact that needs somebody else's validator of OpenAPI documents, in Node.js; skipped, and saying so, without.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OpenApiFactAttribute : FactAttribute
{
    public OpenApiFactAttribute()
    {
        if (!Path.Exists(OpenApiSchema.Module))
            Skip =
                "needs @seriousme/openapi-schema-validator: npm install --prefix ~/.cache/tocsin/clients/openapi @seriousme/openapi-schema-validator@2";
    }
}

/// <summary>The schema of OpenAPI 3.1 itself, as somebody else's program applies it.</summary>
internal static class OpenApiSchema
{
    private const string Script = """
        const [module, file] = process.argv.slice(1);
        const { Validator } = await import(module);
        const { readFileSync } = await import('node:fs');
        const found = await new Validator().validate(JSON.parse(readFileSync(file, 'utf8')));
        console.log(found.valid ? 'valid' : JSON.stringify(found.errors));
        """;

    public static string Module { get; } =
        Path.Combine(JsonSchema.Modules, "../../openapi/node_modules/@seriousme/openapi-schema-validator/index.js");

    /// <summary><c>valid</c>, or what is wrong.</summary>
    public static async Task<string> Says(string file)
    {
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--input-type=module", "-e", Script, Path.GetFullPath(Module), file])
            start.ArgumentList.Add(argument);
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start");
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return said.Trim();
    }
}
