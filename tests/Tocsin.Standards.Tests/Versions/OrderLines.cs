using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>Reads the shared lists of <c>a &lt; b</c>.</summary>
internal static class OrderLines
{
    public static void AllHold(string path, VersionScheme scheme, ITestOutputHelper output)
    {
        var wrong = new List<string>();
        var count = 0;
        foreach (var line in File.ReadLines(SharedData.At(path)))
        {
            if (line.Trim().Length == 0 || line.StartsWith('#') || line.StartsWith("//", StringComparison.Ordinal))
                continue;
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            parts.Length.ShouldBe(3, line);
            count++;
            if (Order(scheme, parts[0], parts[2]) != parts[1] || Order(scheme, parts[2], parts[0]) != Mirror(parts[1]))
                wrong.Add(line);
        }
        output.WriteLine($"{path}: {count - wrong.Count} of {count} lines hold");
        wrong.ShouldBeEmpty();
        count.ShouldBeGreaterThan(0);
    }

    /// <summary>Versions that the scheme does not know can only be equal by their text.</summary>
    private static string Order(VersionScheme scheme, string left, string right) =>
        scheme.TryParse(left, out var l) && scheme.TryParse(right, out var r)
            ? l.CompareTo(r) switch
            {
                < 0 => "<",
                0 => "=",
                > 0 => ">",
            }
        : left == right ? "="
        : "?";

    private static string Mirror(string order) =>
        order switch
        {
            "<" => ">",
            ">" => "<",
            _ => order,
        };
}
