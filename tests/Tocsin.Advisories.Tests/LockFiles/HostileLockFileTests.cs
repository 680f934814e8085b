using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Tocsin.Advisories.LockFiles;

namespace Tocsin.Advisories.Tests.LockFiles;

public sealed class HostileLockFileTests
{
    public static TheoryData<LockFileKind> Kinds => [.. Enum.GetValues<LockFileKind>()];

    [Theory]
    [InlineData(LockFileKind.Npm, "{\n  \"packages\": {\n  oops\n", "line 3")]
    [InlineData(LockFileKind.Composer, "{\n\"packages\": [}", "line 2")]
    [InlineData(LockFileKind.Pnpm, "lockfileVersion: '9.0'\npackages:\n  a: [", "line")]
    [InlineData(LockFileKind.Berry, "__metadata:\n  version: 8\n}: y", "line 3")]
    public void What_is_broken_says_where(LockFileKind kind, string text, string where)
    {
        var problem = Refused(text, kind);

        problem.Code.ShouldBe("lock-file.malformed");
        problem.Title.ShouldContain(where);
    }

    [Theory]
    [InlineData(LockFileKind.Npm, "[]")]
    [InlineData(LockFileKind.Npm, "{\"hello\":1}")]
    [InlineData(LockFileKind.Composer, "{}")]
    [InlineData(LockFileKind.NuGet, "\"x\"")]
    [InlineData(LockFileKind.Pnpm, "- a\n- b")]
    [InlineData(LockFileKind.Berry, "a: b")]
    public void What_is_something_else_is_refused(LockFileKind kind, string text) =>
        Refused(text, kind).Code.ShouldBe("lock-file.malformed");

    [Fact]
    public void What_is_too_large_no_text_or_nothing_is_refused()
    {
        LockFileReader.Read(new byte[LockFileLimits.Bytes + 1]).Problem!.Code.ShouldBe("lock-file.too-large");
        LockFileReader.Read(new byte[] { 0xff, 0xfe, 0x41 }).Problem!.Code.ShouldBe("lock-file.not-text");
        LockFileReader.Read("a\0b"u8.ToArray()).Problem!.Code.ShouldBe("lock-file.not-text");
        Refused(" \n\t ", null).Code.ShouldBe("lock-file.empty");
    }

    [Fact]
    public void The_fifty_thousandth_package_is_taken_and_one_more_is_too_many()
    {
        var most = string.Concat(Enumerable.Range(0, LockFileLimits.Packages).Select(n => $"pkg:npm/p{n}@1.0.0\n"));

        LockFileReader.Read(Encoding.UTF8.GetBytes(most)).Value.Packages.Count.ShouldBe(LockFileLimits.Packages);
        Refused(most + "pkg:npm/more@1.0.0\n", null).Code.ShouldBe("lock-file.too-many");
    }

    [Fact]
    public void What_is_unread_is_counted_to_the_end_and_listed_to_a_limit()
    {
        var read = LockFileReader
            .Read(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{new string('x', 500)}\n", 1_000))))
            .Value;

        read.UnreadCount.ShouldBe(1_000);
        read.Unread.Count.ShouldBe(LockFileLimits.Unread);
        read.Unread.Max(entry => entry.Text.Length).ShouldBeLessThanOrEqualTo(LockFileLimits.UnreadText);
    }

    [Theory]
    [InlineData(LockFileKind.Npm, "{\"dependencies\":{\"a\":", "}")]
    [InlineData(LockFileKind.Npm, "{\"packages\":[", "]")]
    [InlineData(LockFileKind.Pnpm, "[", "]")]
    [InlineData(LockFileKind.Berry, "{a: ", "}")]
    [InlineData(LockFileKind.Pnpm, "- ", "")]
    public void What_nests_without_end_is_refused_early(LockFileKind kind, string open, string close)
    {
        var times = 1_000_000 / open.Length;
        var text = new StringBuilder(kind == LockFileKind.Pnpm ? "lockfileVersion: '9.0'\nx: " : "");
        text.Insert(text.Length, open, times).Append('1').Insert(text.Length, close, times);

        Refused(text.ToString(), kind).Code.ShouldBe("lock-file.malformed");
    }

    [Fact]
    public void Aliases_of_YAML_are_not_followed()
    {
        var text = new StringBuilder("lockfileVersion: '9.0'\na0: &a0 [x]\n");
        for (var n = 1; n < 100; n++)
            text.Append($"a{n}: &a{n} [*a{n - 1}, *a{n - 1}, *a{n - 1}, *a{n - 1}]\n");

        LockFileReader.Read(Encoding.UTF8.GetBytes(text.ToString()), LockFileKind.Pnpm).Succeeded.ShouldBeTrue();
    }

    // Found by the test below.
    [Theory]
    [InlineData(LockFileKind.Pnpm)]
    [InlineData(LockFileKind.Berry)]
    public void Half_a_character_in_an_escape_is_told_as_a_fault(LockFileKind kind) =>
        LockFileReader
            .Read(Encoding.UTF8.GetBytes("\"\\ud800\\ud800\": 1\n"), kind)
            .Problem!.Code.ShouldStartWith("lock-file.");

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_text_gives_a_lock_file_or_a_problem(LockFileKind kind) =>
        Prop.ForAll(
                Texts().ToArbitrary(),
                text =>
                {
                    var read = LockFileReader.Read(Encoding.UTF8.GetBytes(text), kind, null, "npm");
                    if (!read.Succeeded)
                        read.Problem.Code.ShouldStartWith("lock-file.");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(4000));

    private static Gen<string> Texts() =>
        Gen.OneOf(
                Gen.Elements(
                    "{",
                    "}",
                    "[",
                    "]",
                    "\"",
                    ":",
                    ",",
                    "\n",
                    "\n  ",
                    "\n    ",
                    "  ",
                    "@",
                    "/",
                    "==",
                    "#",
                    "-",
                    "- ",
                    "&a ",
                    "*a",
                    "!t ",
                    "|\n",
                    ">\n",
                    "? ",
                    "'",
                    "\\ud800",
                    "\\",
                    "%",
                    "(",
                    ")",
                    "_",
                    "\t",
                    "\r\n",
                    "---\n",
                    "...\n",
                    "\u2028",
                    "é",
                    "\ud83d\ude00"
                ),
                Gen.Elements(
                    "packages",
                    "dependencies",
                    "version",
                    "name",
                    "resolution",
                    "node_modules/a",
                    "lockfileVersion: ",
                    "__metadata:",
                    "[[package]]\n",
                    "[package.source]\n",
                    "name = \"a\"\n",
                    "version = \"1\"\n",
                    "GEM\n",
                    "    a (1.0)\n",
                    "a v1 h1:x\n",
                    "pkg:npm/a@1",
                    "1.0.0",
                    "\"a\":{\"version\":\"1\"}",
                    "link",
                    "true",
                    "\"\"\"",
                    "npm:",
                    "workspace:"
                )
            )
            .ArrayOf()
            .Select(string.Concat);

    private static Tocsin.Standards.Problems.Problem Refused(string text, LockFileKind? kind) =>
        LockFileReader.Read(Encoding.UTF8.GetBytes(text), kind).Problem.ShouldNotBeNull();
}
