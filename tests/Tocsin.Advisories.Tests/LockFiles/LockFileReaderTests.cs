using System.Text;
using Tocsin.Advisories.LockFiles;

namespace Tocsin.Advisories.Tests.LockFiles;

public sealed class LockFileReaderTests
{
    [Fact]
    public void npm_lists_packages_by_where_they_lie()
    {
        const string Lock = """
            {
              "name": "app", "version": "1.0.0", "lockfileVersion": 3,
              "packages": {
                "": { "name": "app", "version": "1.0.0" },
                "node_modules/left-pad": { "version": "1.3.0", "resolved": "https://registry/left-pad.tgz" },
                "node_modules/a/node_modules/@scope/b": { "version": "2.0.0" },
                "node_modules/alias": { "name": "real", "version": "3.0.0" },
                "packages/own": { "version": "0.0.1" },
                "node_modules/own": { "resolved": "packages/own", "link": true }
              },
              "dependencies": { "ignored": { "version": "9.9.9" } }
            }
            """;

        Said(Lock).ShouldBe(["npm/left-pad 1.3.0 @5", "npm/@scope/b 2.0.0 @6", "npm/real 3.0.0 @7"]);
    }

    [Fact]
    public void npm_1_nests_dependencies()
    {
        const string Lock = """
            {
              "lockfileVersion": 1,
              "dependencies": {
                "a": { "version": "1.0.0", "requires": { "b": "^1" }, "dependencies": {
                  "b": { "version": "2.0.0" } } },
                "c": { "version": "npm:@scope/real@3.0.0" },
                "d": { "version": "git+ssh://git@code.example/d.git#abc" }
              }
            }
            """;
        var read = Read(Lock);

        read.Packages.Select(Text).ShouldBe(["npm/b 2.0.0 @5", "npm/a 1.0.0 @4", "npm/@scope/real 3.0.0 @6"]);
        read.Unread.ShouldHaveSingleItem().Line.ShouldBe(7);
    }

    [Theory]
    [InlineData("lockfileVersion: 5.4", "/left-pad/1.3.0:", "/@scope/b/2.0.0_@babel+core@7.0.0:")]
    [InlineData("lockfileVersion: '6.0'", "/left-pad@1.3.0:", "/@scope/b@2.0.0(@babel/core@7.0.0)(x@1.0.0):")]
    [InlineData("lockfileVersion: '9.0'", "left-pad@1.3.0:", "'@scope/b@2.0.0':")]
    public void pnpm_has_keyed_packages_in_three_ways(string version, string first, string second)
    {
        var text = $$"""
            {{version}}

            settings:
              autoInstallPeers: true

            packages:

              {{first}}
                resolution: {integrity: sha512-x}

              {{second}}
                resolution: {integrity: sha512-y}
                peerDependencies:
                  version: nonsense
            """;

        Said(text).ShouldBe(["npm/left-pad 1.3.0 @8", "npm/@scope/b 2.0.0 @11"]);
    }

    [Fact]
    public void pnpm_says_itself_what_a_tarball_is_and_what_says_nothing_is_unread()
    {
        var read = Read(
            """
            lockfileVersion: '9.0'
            packages:
              thing@https://code.example/thing.tgz:
                resolution: {tarball: https://code.example/thing.tgz}
                name: thing
                version: 1.2.3
              other@file:../other:
                resolution: {directory: ../other, type: directory}
            """
        );

        read.Packages.Select(Text).ShouldBe(["npm/thing 1.2.3 @3"]);
        read.Unread.Select(entry => entry.Text).ShouldBe(["other@file:../other"]);
    }

    [Fact]
    public void Yarn_1_has_patterns_and_versions()
    {
        const string Lock = """
            # yarn lockfile v1


            "@scope/b@^2.0.0", "@scope/b@~2.0.0":
              version "2.0.0"
              resolved "https://registry/b.tgz"

            left-pad@^1.0.0, left-pad@1:
              version "1.3.0"
              dependencies:
                version "^9.0.0"

            alias@npm:real@^3:
              version "3.0.1"

            "mine@file:../mine":
              version "0.0.1"
            """;
        var read = Read(Lock);

        read.Packages.Select(Text).ShouldBe(["npm/@scope/b 2.0.0 @4", "npm/left-pad 1.3.0 @8", "npm/real 3.0.1 @13"]);
        read.Unread.ShouldHaveSingleItem().Line.ShouldBe(16);
    }

    [Fact]
    public void Yarn_2_has_resolutions()
    {
        const string Lock = """
            __metadata:
              version: 8

            "@scope/b@npm:^2.0.0":
              version: 2.0.0
              resolution: "@scope/b@npm:2.0.0"
              linkType: hard

            "left-pad@patch:left-pad@npm%3A1.3.0#~/x.patch":
              version: 1.3.0
              resolution: "left-pad@patch:left-pad@npm%3A1.3.0#~/x.patch::version=1.3.0"

            "alias@npm:real@^3":
              version: 3.0.1
              resolution: "real@npm:3.0.1"

            "app@workspace:.":
              version: 0.0.0-use.local
              resolution: "app@workspace:."
            """;

        Said(Lock).ShouldBe(["npm/@scope/b 2.0.0 @4", "npm/left-pad 1.3.0 @9", "npm/real 3.0.1 @13"]);
    }

    [Fact]
    public void Requirements_are_read_where_they_are_exact()
    {
        const string List = """
            # by pip-compile
            Django==4.2.1 ; python_version >= "3.8" \
                --hash=sha256:aa \
                --hash=sha256:bb
            requests[security] == 2.31.0  # a comment
            exact===1.0
            loose>=1.0
            either==1.*
            -r other.txt
            """;
        var read = Read(List);

        read.Kind.ShouldBe(LockFileKind.Requirements);
        read.Packages.Select(Text).ShouldBe(["PyPI/Django 4.2.1 @2", "PyPI/requests 2.31.0 @5", "PyPI/exact 1.0 @6"]);
        read.Unread.Select(entry => entry.Line).ShouldBe([7, 8, 9]);
    }

    [Fact]
    public void Poetry_uv_and_Cargo_have_packages_of_a_name_and_a_version()
    {
        Said(
                """
                # This file is automatically @generated by Poetry 1.8.2 and should not be changed by hand.

                [[package]]
                name = "django"
                version = "4.2.1"
                files = [
                    {file = "x", hash = "y"},
                ]

                [package.dependencies]
                name = "^1"
                version = ">=2"

                [[package]]
                name = "mine"
                version = "0.1.0"

                [package.source]
                type = "git"

                [metadata]
                name = "no"
                """
            )
            .ShouldBe(["PyPI/django 4.2.1 @3"]);
        Said(
                """
                # This file is automatically @generated by Cargo.
                version = 3

                [[package]]
                name = "mine"
                version = "0.1.0"
                dependencies = [
                 "smallvec",
                ]

                [[package]]
                name = "smallvec"
                version = "1.6.0"
                source = "registry+https://github.com/rust-lang/crates.io-index"

                [[package]]
                name = "forked"
                version = "0.2.0"
                source = "git+https://code.example/forked#abc"
                """
            )
            .ShouldBe(["crates.io/smallvec 1.6.0 @11"]);
        Said(
                """
                version = 1

                [[package]]
                name = "app"
                version = "0.1.0"
                source = { virtual = "." }

                [[package]]
                name = "anyio"
                version = "4.0.0"
                source = { registry = "https://pypi.org/simple" }
                """
            )
            .ShouldBe(["PyPI/anyio 4.0.0 @8"]);
    }

    [Fact]
    public void Bundler_Go_Composer_and_NuGet_are_read()
    {
        Said(
                "GIT\n  remote: https://code.example/x\n  specs:\n    x (1.0)\n\nGEM\n  remote: https://rubygems.org/\n  specs:\n    nokogiri (1.13.0-x86_64-linux)\n      racc (~> 1.4)\n    rack (2.2.3)\n\nPLATFORMS\n  ruby\n"
            )
            .ShouldBe(["RubyGems/nokogiri 1.13.0 @9", "RubyGems/rack 2.2.3 @11"]);
        Said(
                "golang.org/x/text v0.3.0 h1:abc=\ngolang.org/x/text v0.3.0/go.mod h1:def=\nother.example/m v1.0.0/go.mod h1:g=\n"
            )
            .ShouldBe(["Go/golang.org/x/text 0.3.0 @1"]);
        Said(
                """{"content-hash":"x","packages":[{"name":"symfony/http-kernel","version":"v4.4.0"},{"name":"a/b","version":"dev-main"}],"packages-dev":[{"name":"c/d","version":"1.0"}]}"""
            )
            .ShouldBe(["Packagist/symfony/http-kernel v4.4.0 @1", "Packagist/c/d 1.0 @1"]);
        Said(
                """{"version":1,"dependencies":{"net10.0":{"Newtonsoft.Json":{"type":"Direct","resolved":"12.0.1"},"mine":{"type":"Project"}}}}"""
            )
            .ShouldBe(["NuGet/Newtonsoft.Json 12.0.1 @1"]);
    }

    [Fact]
    public void A_list_has_package_URLs_or_names_of_one_ecosystem()
    {
        const string List = "# mine\npkg:npm/%40scope/b@2.0.0\nleft-pad@1.3.0\n@scope/c@1.0.0\nd==2\ne 3\nnothing\n";

        Read(List, ecosystem: "npm")
            .Packages.Select(Text)
            .ShouldBe([
                "npm/@scope/b 2.0.0 @2",
                "npm/left-pad 1.3.0 @3",
                "npm/@scope/c 1.0.0 @4",
                "npm/d 2 @5",
                "npm/e 3 @6",
            ]);
        var without = LockFileReader.Read(Encoding.UTF8.GetBytes(List), LockFileKind.List).Value;
        without.Packages.Count.ShouldBe(1);
        without.UnreadCount.ShouldBe(5);
    }

    [Theory]
    [InlineData("dir/package-lock.json", LockFileKind.Npm)]
    [InlineData("C:\\app\\yarn.lock", LockFileKind.Yarn)]
    [InlineData("requirements-dev.txt", LockFileKind.Requirements)]
    [InlineData("Cargo.lock", LockFileKind.Cargo)]
    [InlineData("whatever.txt", LockFileKind.List)]
    public void A_name_says_what_a_file_is(string name, LockFileKind kind) =>
        LockFileGuess.Of("x"u8, name).ShouldBe(kind);

    [Fact]
    public void The_lock_files_of_the_samples_are_read()
    {
        var path = Path.Combine(SharedData.Root(), "samples/npm-vulnerable/package-lock.json");

        LockFileReader.Read(File.ReadAllBytes(path)).Value.Packages.ShouldNotBeEmpty();
    }

    private static LockFile Read(string text, string? ecosystem = null) =>
        LockFileReader.Read(Encoding.UTF8.GetBytes(text), null, null, ecosystem).Value;

    private static string[] Said(string text) => [.. Read(text).Packages.Select(Text)];

    private static string Text(LockedPackage package) => $"{package.Package} {package.Version} @{package.Line}";
}
