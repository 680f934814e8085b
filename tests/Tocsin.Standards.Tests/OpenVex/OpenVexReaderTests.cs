using System.Text;
using Tocsin.Standards.OpenVex;

namespace Tocsin.Standards.Tests.OpenVex;

public sealed class OpenVexReaderTests
{
    private const string Document = """
        {"@context":"https://openvex.dev/ns/v0.2.0","@id":"https://example.org/vex/1","author":"Ann","timestamp":"2026-01-01T00:00:00Z","version":1,
         "statements":[{"vulnerability":{"name":"CVE-2026-0001","aliases":["X-1"]},"status":"affected","action_statement":"Update.",
          "products":[{"@id":"pkg:npm/one@1.0.0"},{"@id":"https://example.org/x","identifiers":{"purl":"pkg:npm/two?vers=vers:npm%2F%3C2.0.0"}},{"@id":"pkg:oci/three"},{"@id":"pkg:npm/all"}]}]}
        """;

    [Fact]
    public void Products_are_packages_with_the_versions_that_their_purl_names()
    {
        var statement = OpenVexReader.Read(Encoding.UTF8.GetBytes(Document)).Value.Statements.Single();

        (statement.Vulnerability, statement.Status).ShouldBe(("CVE-2026-0001", "affected"));
        statement.Aliases.ShouldBe(["X-1"]);
        statement.Products.Select(p => p.Package?.Name).ShouldBe(["one", "two", null, "all"]);
        statement.Products[0].Versions.ShouldBe(["1.0.0"]);
        statement.Products[1].Ranges!.Single().Events.ShouldBe([new() { Introduced = "0" }, new() { Fixed = "2.0.0" }]);
        statement.Products[3].Ranges!.Single().Events.ShouldBe([new() { Introduced = "0" }]);
    }

    [Fact]
    public void Every_fault_is_told_at_once_with_its_path() =>
        OpenVexReader
            .Read(
                """{"@context":"x","@id":"i","author":"a","timestamp":"2026-01-01T00:00:00Z","statements":[{"status":"maybe","products":[{"@id":"pkg:npm/one?vers=vers:npm"}]}]}"""u8.ToArray()
            )
            .Problem!.Faults.Select(f => f.Path)
            .ShouldBe([
                "@context",
                "statements[0].vulnerability",
                "statements[0].status",
                "statements[0].products[0].identifiers.purl",
            ]);

    [Fact]
    public void No_bytes_make_the_reader_throw() =>
        Fuzz.Reader(OpenVexReader.Read, Encoding.UTF8.GetBytes(Document), "openvex.");
}
