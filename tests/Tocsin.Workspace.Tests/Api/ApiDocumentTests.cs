using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.Tests.Api;

/// <summary>What programs are told of the API is looked at when it changes: <c>TOCSIN_REDRAW=1</c> writes docs/api anew.</summary>
public sealed class ApiDocumentTests
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Members_read_what_the_workspace_takes_and_strangers_do_not()
    {
        await using var tocsin = await TestWorkspace.Start();
        var (_, member) = await tocsin.SignIn(Duty.Triager);
        using var stranger = tocsin.Members.Browser();

        (await stranger.Get("/openapi.json")).Status.ShouldBe(401);
        await ShouldBeAsWritten("workspace.json", (await member.Get("/openapi.json")).ShouldSucceed().Body);
    }

    [Fact]
    public async Task Anybody_reads_what_intake_takes()
    {
        await using var tocsin = await TestWorkspace.Start();
        using var stranger = tocsin.Intake.Browser();

        await ShouldBeAsWritten("intake.json", (await stranger.Get("/openapi.json")).ShouldSucceed().Body);
    }

    [OpenApiFact]
    public async Task Somebody_elses_validator_finds_nothing_wrong()
    {
        foreach (var name in new[] { "workspace.json", "intake.json" })
            (await OpenApiSchema.Says(PathOf(name))).ShouldBe("valid", name);
    }

    [Fact]
    public void Every_use_case_has_a_request_of_its_own_name()
    {
        var document = JsonNode.Parse(File.ReadAllText(PathOf("workspace.json")))!;
        var bodies = Operations(document)
            .Select(operation => operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"])
            .OfType<JsonNode>()
            .Select(reference => reference.GetValue<string>().Split('/')[^1])
            .ToList();

        bodies.ShouldNotBeEmpty();
        bodies.ShouldNotContain("Request");
        var schemas = document["components"]!["schemas"]!.AsObject().Select(schema => schema.Key).ToList();
        bodies.ShouldBeSubsetOf(schemas);
        Operations(document).ShouldAllBe(operation => operation["responses"]!.AsObject().Count > 0);
    }

    private static IEnumerable<JsonNode> Operations(JsonNode document) =>
        document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(operation => operation.Value!);

    private static async Task ShouldBeAsWritten(string name, string served)
    {
        var readable = JsonNode.Parse(served)!.ToJsonString(Readable) + "\n";
        if (Environment.GetEnvironmentVariable("TOCSIN_REDRAW") == "1")
            await File.WriteAllTextAsync(PathOf(name), readable);
        readable.ShouldBe(await File.ReadAllTextAsync(PathOf(name)), $"docs/api/{name} is not what is served");
    }

    private static string PathOf(string name) => Path.Combine(SharedData.Root(), "docs", "api", name);
}
