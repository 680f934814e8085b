using Tocsin.Standards.Versions;
using Xunit.Abstractions;

namespace Tocsin.Standards.Tests.Versions;

/// <summary>Reads the shared lists of <c>a &lt; b</c>.</summary>
internal static class OrderLines
{
    public readonly record struct Line(string Left, string Order, string Right)
    {
        public override string ToString() => $"{Left} {Order} {Right}";
    }

    public static IEnumerable<Line> Read(string path)
    {
        foreach (var line in File.ReadLines(SharedData.At(path)))
        {
            if (line.Trim().Length == 0 || line.StartsWith('#') || line.StartsWith("//", StringComparison.Ordinal))
                continue;
            var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            parts.Length.ShouldBe(3, line);
            yield return new(parts[0], parts[1], parts[2]);
        }
    }

    public static void AllHold(string path, VersionScheme scheme, ITestOutputHelper output)
    {
        var lines = Read(path).ToList();
        var wrong = lines
            .Where(line =>
                Sign(scheme.Compare(line.Left, line.Right)) != line.Order
                || Sign(scheme.Compare(line.Right, line.Left)) != Mirror(line.Order)
            )
            .ToList();
        output.WriteLine($"{path}: {lines.Count - wrong.Count} of {lines.Count} lines hold");
        wrong.ShouldBeEmpty();
        lines.ShouldNotBeEmpty();
    }

    /// <summary>What the keys say; <c>?</c> where the scheme does not know both as versions.</summary>
    public static string OfKeys(VersionScheme scheme, Line line) =>
        scheme.TryParse(line.Left, out var left) && scheme.TryParse(line.Right, out var right)
            ? Sign(left.CompareTo(right))
            : "?";

    private static string Sign(int? order) =>
        order switch
        {
            < 0 => "<",
            0 => "=",
            > 0 => ">",
            null => "?",
        };

    private static string Mirror(string order) =>
        order switch
        {
            "<" => ">",
            ">" => "<",
            _ => order,
        };
}
