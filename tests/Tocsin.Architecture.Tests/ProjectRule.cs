using System.Xml.Linq;
using Tocsin.Architecture.Tests.Compiled;

namespace Tocsin.Architecture.Tests;

/// <summary>Who may know whom: the embargo is an assembly boundary.</summary>
public sealed class ProjectRule
{
    public static TheoryData<string> Names => [.. House.Projects.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_file_names_exactly_what_the_list_names(string name)
    {
        var project = House.Projects.Single(p => p.Name == name);
        var file = Path.Combine(SharedData.Root(), "src", project.RootNamespace, project.RootNamespace + ".csproj");
        var named = XDocument
            .Load(file)
            .Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!)["Tocsin.".Length..]);

        named.Order(StringComparer.Ordinal).ShouldBe(project.On.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_project_uses_only_what_the_list_gives_it(string name)
    {
        var compiled = House.Compilations.Single(c => c.Project.Name == name);

        compiled.References.Except(House.Reach(compiled.Project), StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Every_project_under_src_is_on_the_list()
    {
        var folders = Directory.GetDirectories(Path.Combine(SharedData.Root(), "src")).Select(Path.GetFileName);

        folders
            .Order(StringComparer.Ordinal)
            .ShouldBe(House.Projects.Select(p => p.RootNamespace).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_strangers_query_cannot_spell_a_secret_case()
    {
        var reach = House.Reach(House.Projects.Single(p => p.Name == "Public"));

        reach.ShouldContain("Advisories");
        reach.ShouldNotContain("Cases");
        reach.ShouldNotContain("Ledger");
        reach.ShouldNotContain("Governance");
        reach.ShouldNotContain("Workspace");
    }
}
