namespace Tocsin.Architecture.Tests;

/// <summary>Files are short and named for one thing.</summary>
public sealed class FileRule
{
    private const int MostLines = 400;
    private const int MedianLines = 100;

    // what the CVE programme calls it by which CNAs reserve IDs
    private const string CveServices = nameof(CveServices);

    private static readonly string[] NamesThatSayNothing =
    [
        "Helpers",
        "Helper",
        "Utils",
        "Util",
        "Managers",
        "Manager",
        "Common",
        "Services",
        "Service",
        "Misc",
    ];

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void No_file_is_longer_than_can_be_kept_in_mind(string folder)
    {
        Files(folder)
            .Select(f => (File: f, Lines: File.ReadLines(f).Count()))
            .Where(f => f.Lines > MostLines)
            .Select(f => $"{Path.GetRelativePath(SharedData.Root(), f.File)} has {f.Lines} lines")
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void Most_files_are_short(string folder)
    {
        var lines = Files(folder).Select(f => File.ReadLines(f).Count()).Order().ToList();

        lines[lines.Count / 2].ShouldBeLessThan(MedianLines);
    }

    [Fact]
    public void Nothing_has_a_name_that_says_nothing()
    {
        Files("src")
            .Concat(Files("tests"))
            .Select(f => Path.GetRelativePath(SharedData.Root(), f))
            .Where(f => f.Split('/').Any(part => Words(part).Any(NamesThatSayNothing.Contains)))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CaseHelpers.cs", true)]
    [InlineData("Helpers", true)]
    [InlineData("Commonplace.cs", false)]
    public void A_name_is_judged_by_its_last_word(string name, bool saysNothing) =>
        Words(name).Any(NamesThatSayNothing.Contains).ShouldBe(saysNothing);

    // "CaseHelpers.razor.cs" is judged as "Helpers": the last word of what stands before the first full stop
    private static IEnumerable<string> Words(string part)
    {
        if (part.Split('.')[0].EndsWith(CveServices, StringComparison.Ordinal))
            return [];
        var stem = part.StartsWith("Tocsin.", StringComparison.Ordinal) ? part["Tocsin.".Length..] : part.Split('.')[0];
        var last = stem.Length - 1;
        while (last > 0 && !char.IsAsciiLetterUpper(stem[last]))
            last--;
        return stem.Length == 0 ? [] : [stem[last..]];
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(SharedData.Root(), folder), "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => !f.Split('/').Any(part => part is "Migrations" or "obj" or "bin"));
}
