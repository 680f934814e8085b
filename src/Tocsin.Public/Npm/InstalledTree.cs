using System.Text.Json;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Npm;

/// <summary>
/// What a project has installed, as npm up to version 6 writes it: packages nest as they lie in <c>node_modules</c>, and say by
/// <c>requires</c> what they ask for. pnpm sends one tree more, whose first level is its workspaces.
/// </summary>
internal sealed class InstalledTree
{
    private int requirements;

    private InstalledTree(JsonElement sent)
    {
        var name = Text(sent, "name") ?? "";
        Project = new(name, name, Text(sent, "version") ?? "", null) { Requires = Requires(sent) };
    }

    public InstalledPackage Project { get; }

    /// <summary>Every installed copy, in the order sent, without the project itself.</summary>
    public List<InstalledPackage> All { get; } = [];

    /// <summary>Reads <c>{name, version, requires, dependencies}</c>. What is no name or no version is read over.</summary>
    public static Result<InstalledTree> Of(JsonElement sent)
    {
        if (sent.ValueKind != JsonValueKind.Object)
            return NoTree;
        var tree = new InstalledTree(sent);
        if (!tree.Read(sent, tree.Project))
            return TooMany;
        // ranges say what was asked for, not what is installed: to answer "nothing found" would be a guess
        return tree.All.Count == 0 && tree.Project.Requires.Count > 0 ? NotInstalled : tree;
    }

    private bool Read(JsonElement at, InstalledPackage into)
    {
        if (!at.TryGetProperty("dependencies", out var inside) || inside.ValueKind != JsonValueKind.Object)
            return true;
        foreach (var member in inside.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object)
                continue;
            if (All.Count == NpmLimits.MostInstalled || requirements > NpmLimits.MostRequires)
                return false;
            var (name, version) = Unaliased(member.Name, Text(member.Value, "version") ?? "");
            var package = new InstalledPackage(member.Name, name, version, into)
            {
                IsDev = Flag(member.Value, "dev"),
                IsOptional = Flag(member.Value, "optional"),
                IsBundled = Flag(member.Value, "bundled"),
                Requires = Requires(member.Value),
            };
            into.Inside[member.Name] = package;
            All.Add(package);
            if (!Read(member.Value, package))
                return false;
        }
        return true;
    }

    // npm's lock files say npm:real@1.0.0 where a package is installed under another name
    private static (string Name, string Version) Unaliased(string key, string version)
    {
        const string alias = "npm:";
        var at = version.LastIndexOf('@');
        return version.StartsWith(alias, StringComparison.Ordinal) && at > alias.Length
            ? (version[alias.Length..at], version[(at + 1)..])
            : (key, version);
    }

    private Dictionary<string, string> Requires(JsonElement from)
    {
        var requires = new Dictionary<string, string>(StringComparer.Ordinal);
        if (from.TryGetProperty("requires", out var asked) && asked.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in asked.EnumerateObject())
                requires[member.Name] = member.Value.ValueKind == JsonValueKind.String ? Read(member.Value) ?? "" : "";
        }
        requirements += requires.Count;
        return requires;
    }

    private static bool Flag(JsonElement from, string name) =>
        from.TryGetProperty(name, out var flag) && flag.ValueKind == JsonValueKind.True;

    private static string? Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? Read(text) : null;

    // half a character, escaped, is JSON and no text
    private static string? Read(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Problem NoTree =>
        Problem.Invalid("npm.no-tree", "The body is not a JSON object with the tree of installed packages.");

    private static Problem NotInstalled =>
        Problem.Invalid(
            "npm.not-installed",
            "The body says which ranges are asked for, and not which versions are installed.",
            "Send the lock file's dependencies, or use a client that asks in bulk (npm 7 and later)."
        );

    private static Problem TooMany =>
        new(
            "npm.too-many",
            413,
            $"A tree has at most {NpmLimits.MostInstalled:N0} packages and {NpmLimits.MostRequires:N0} requirements.",
            "Ask for one workspace at a time."
        );
}
