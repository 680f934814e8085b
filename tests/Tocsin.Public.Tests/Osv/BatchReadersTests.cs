using System.Text;
using FsCheck.Fluent;

namespace Tocsin.Public.Tests.Osv;

public sealed class BatchReadersTests
{
    private static readonly string[] Queries =
    [
        """{"package":{"ecosystem":"npm","name":"left-pad"},"version":"1.2.0"}""",
        """{"version":"1.2.0","package":{"name":"left-pad","ecosystem":"npm"}}""",
        """{"version": "1.3.0", "package": {"name": "left-pad", "ecosystem": "npm"}}""",
        " {\n\t\"package\" :{ \"ecosystem\":\"npm\" ,\"name\":\"left-pad\"\r\n} } ",
        """{"package":{"ecosystem":"PyPI","name":"Left.Pad"}}""",
        """{"package":{"ecosystem":"npm","name":"nothing"},"version":"1.2.0"}""",
        """{"package":{"ecosystem":"npm","name":"left-pad"},"version":"not a version"}""",
    ];

    private static readonly string[] OddQueries =
    [
        "",
        "{}",
        "null",
        "[]",
        """{"package":{"ecosystem":"npm","name":"left\u002dpad"},"version":"1.2.0"}""",
        """{"package":{"ecosystem":"npm","name":"left-pad"},"version":"1.2.0","version":"9.0.0"}""",
        """{"package":{"ecosystem":"npm","name":"left-pad","name":"nothing"}}""",
        """{"package":{"ecosystem":"npm","name":"left-pad"},"package":{"name":"nothing"}}""",
        """{"package":{"ecosystem":"npm","name":"left-pad"},"version":""}""",
        """{"package":{"ecosystem":"npm","name":""},"version":"1.2.0"}""",
        """{"package":{"ecosystem":"npm","name":"läft-päd"}}""",
        """{"package":{"purl":"pkg:npm/left-pad@1.2.0"}}""",
        """{"package":{"ecosystem":"npm","name":"left-pad"},"page_token":"-"}""",
        """{"package":{"ecosystem":"npm","name":"left-pad"},"version":1}""",
        """{"package":{"ecosystem":"npm","name":"left-pad"},"version":"1.2.0",}""",
        """{"package":{"ecosystem":"npm"}}""",
        """{"package":{"name":"left-pad"}}""",
        """{"version":"1.2.0"}""",
        "{\"package\":{\"ecosystem\":\"npm\",\"name\":\"left\npad\"}}",
        $$$"""{"package":{"ecosystem":"npm","name":"{{{new string('a', 600)}}}"},"version":"1.2.0"}""",
    ];

    // A member that nobody knows sends all of a batch to the reader that takes everything.
    [Fact]
    public async Task Whatever_stands_in_a_batch_both_readers_answer_alike()
    {
        await using var host = await PublicHost.With(
            AnAdvisory.LeftPad(),
            AnAdvisory.LeftPad("TCS-2026-2", modified: "2026-03-01T12:00:00.123456Z")
        );
        var body =
            from queries in Gen.Frequency((6, Gen.Elements(Queries)), (1, Gen.Elements(OddQueries))).ListOf()
            from end in Gen.Frequency((8, Gen.Constant("]}")), (1, Gen.Elements("", "]", "]} x", "],\"y\":[1]}", "}")))
            select "\"queries\":[" + string.Join(',', queries) + end;

        foreach (var rest in Gen.Sample(body, 400))
        {
            var (plain, other) = (await Ask("{" + rest), await Ask("{\"x\":0," + rest));
            plain.ShouldBe(other, rest);
        }

        async Task<string> Ask(string batch)
        {
            using var content = new StringContent(batch, Encoding.UTF8, "application/json");
            using var answer = await host.Http.PostAsync(new Uri("/v1/querybatch", UriKind.Relative), content);
            return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
        }
    }
}
