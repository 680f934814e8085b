using Tocsin.Standards.Problems;

namespace Tocsin.Public.Npm;

/// <summary>How a project comes to the copies that an audit found: through what asks for them.</summary>
internal sealed class InstalledPaths
{
    private readonly Dictionary<InstalledPackage, IReadOnlyList<InstalledPackage>> paths = [];

    private InstalledPaths() { }

    /// <summary>
    /// The shortest path to each copy; where nothing asks for it, or too many stand between, the folders in which it lies. Refused where
    /// the paths alone are more than one answer can hold.
    /// </summary>
    public static Result<InstalledPaths> To(IReadOnlyList<AuditFinding> findings, InstalledTree tree)
    {
        var to = new InstalledPaths();
        if (findings.Count == 0)
            return to;
        var cameFrom = Steps(tree);
        long length = 0;
        foreach (var copy in findings.SelectMany(finding => finding.Copies))
        {
            if (!to.paths.TryGetValue(copy, out var path))
                to.paths.Add(copy, path = Path(copy, tree.Project, cameFrom));
            length += path.Sum(step => step.Key.Length + 1L);
            if (length > NpmLimits.LargestAnswer)
                return AuditFindings.TooLarge;
        }
        return to;
    }

    public IReadOnlyList<InstalledPackage> this[InstalledPackage copy] => paths[copy];

    /// <summary><c>a&gt;b&gt;c</c>.</summary>
    public string Joined(InstalledPackage copy) => string.Join('>', this[copy].Select(step => step.Key));

    private static Dictionary<InstalledPackage, InstalledPackage> Steps(InstalledTree tree)
    {
        var cameFrom = new Dictionary<InstalledPackage, InstalledPackage>();
        var waiting = new Queue<InstalledPackage>([tree.Project]);
        while (waiting.TryDequeue(out var from))
        {
            foreach (var to in from.DependsOn())
            {
                if (cameFrom.TryAdd(to, from))
                    waiting.Enqueue(to);
            }
        }
        return cameFrom;
    }

    private static List<InstalledPackage> Path(
        InstalledPackage to,
        InstalledPackage project,
        Dictionary<InstalledPackage, InstalledPackage> cameFrom
    )
    {
        List<InstalledPackage> path = [];
        for (var at = to; at is not null && at != project; at = cameFrom.GetValueOrDefault(at) ?? at.Above)
        {
            path.Add(at);
            if (path.Count > NpmLimits.LongestPath)
                return Folders(to, project);
        }
        path.Reverse();
        return path;
    }

    private static List<InstalledPackage> Folders(InstalledPackage to, InstalledPackage project)
    {
        List<InstalledPackage> path = [];
        for (var at = to; at is not null && at != project; at = at.Above)
            path.Add(at);
        path.Reverse();
        return path;
    }
}
