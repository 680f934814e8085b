using Tocsin.Architecture.Tests.Compiled;
using Tocsin.Architecture.Tests.Map;

namespace Tocsin.Architecture.Tests;

/// <summary><c>docs/map.svg</c> is drawn from the code; <c>./test map</c> draws it anew.</summary>
public sealed class MapRule
{
    private static readonly string File = Path.Combine(SharedData.Root(), "docs", "map.svg");

    [Fact]
    public void The_map_shows_the_code_as_it_is()
    {
        var drawn = Drawing.Of(House.Compilations);
        if (Environment.GetEnvironmentVariable("TOCSIN_REDRAW") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            System.IO.File.WriteAllText(File, drawn);
        }

        System.IO.File.Exists(File).ShouldBeTrue("there is no map; draw it with: ./test map");
        System.IO.File.ReadAllText(File).ShouldBe(drawn, "the map is stale; draw it anew with: ./test map");
    }
}
