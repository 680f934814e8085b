using Mono.Cecil;

namespace Tocsin.Architecture.Tests.Compiled;

/// <summary>The projects under <c>src</c>, as they were compiled: what the rules of the house are read off.</summary>
internal static class House
{
    /// <summary>Each project and what it is built on, ground floor first. This list is the rule; it changes by decision.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
    [
        new("Standards"),
        new("Advisories", "Standards"),
        new("Ledger", "Standards"),
        new("Storage", "Standards"),
        new("Web", "Standards"),
        new("Governance", "Ledger"),
        new("Cases", "Governance", "Advisories"),
        new("Public", "Advisories", "Storage", "Web"),
        new("Workspace", "Cases", "Storage", "Web"),
        new("Server", "Public", "Workspace"),
    ];

    private static readonly Lazy<IReadOnlyList<Compilation>> Read = new(() => [.. Projects.Select(Compilation.Of)]);

    public static IReadOnlyList<Compilation> Compilations => Read.Value;

    /// <summary>Everything that <paramref name="project"/> may reach, directly or through others.</summary>
    public static IReadOnlySet<string> Reach(Project project) =>
        project
            .On.SelectMany(name => Reach(Projects.Single(p => p.Name == name)).Append(name))
            .ToHashSet(StringComparer.Ordinal);
}

/// <summary>One project of the house.</summary>
/// <param name="Name">Without the leading <c>Tocsin.</c>.</param>
/// <param name="On">The projects that it names in its project file, no more and no fewer.</param>
internal sealed record Project(string Name, params IReadOnlyList<string> On)
{
    public string RootNamespace => "Tocsin." + Name;

    public string AssemblyName => Name == "Server" ? "tocsin-server" : RootNamespace;
}

/// <summary>What the compiler made of a project.</summary>
/// <param name="References">Names of projects whose types it really uses.</param>
/// <param name="Namespaces">Its namespaces, in order.</param>
/// <param name="Uses">Every use of a type of the house in another namespace than one's own.</param>
internal sealed record Compilation(
    Project Project,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Namespaces,
    IReadOnlyList<Use> Uses
)
{
    public static Compilation Of(Project project)
    {
        using var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        using var assembly = AssemblyDefinition.ReadAssembly(
            Path.Combine(AppContext.BaseDirectory, project.AssemblyName + ".dll"),
            new ReaderParameters { AssemblyResolver = resolver }
        );
        var named = assembly.MainModule.AssemblyReferences.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            project,
            [.. House.Projects.Where(p => named.Contains(p.AssemblyName)).Select(p => p.Name)],
            [
                .. assembly
                    .MainModule.Types.Select(t => t.Namespace)
                    .Where(Use.IsOurs)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ],
            [.. assembly.MainModule.GetTypes().SelectMany(Use.Of).Distinct()]
        );
    }
}
