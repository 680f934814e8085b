using Tocsin.Standards.Problems;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Precedents;

/// <summary>What is looked for among the answers once given; everything that is named has to fit.</summary>
/// <param name="Words">Each stands in the reason, the title or the package; as typed, whatever the case of its letters.</param>
/// <param name="Verdict"><c>accepted</c>, <c>deferred</c>, or a reason for rejecting; null for any.</param>
/// <param name="Statement">Of a threat model, with or without its version: <c>TM-node-js-3</c>.</param>
/// <param name="Package">A part of what the report was about.</param>
public sealed record PrecedentSearch(string? Words, string? Verdict, string? Statement, string? Package)
{
    /// <summary>Of each field, in UTF-16 units.</summary>
    public const int Longest = 200;

    /// <summary>So many are shown.</summary>
    public const int MostShown = 50;

    public bool IsEmpty => Words is null && Verdict is null && Statement is null && Package is null;

    internal static Result<PrecedentSearch> Of(string? words, string? verdict, string? statement, string? package)
    {
        var faults = new FaultCollector();
        var search = new PrecedentSearch(
            faults.Optional("q", words, Longest),
            faults.Optional("verdict", verdict, Longest),
            faults.Optional("statement", statement, Longest),
            faults.Optional("package", package, Longest)
        );
        return faults.Else(() => search);
    }

    internal bool Takes(QueueItem item)
    {
        var verdict = item.Summary.Verdict!;
        return (Verdict is null || PrecedentWords.Of(verdict) == Verdict)
            && (Statement is not { } cited || verdict.Statements.Any(s => IsVersionOf(s, cited)))
            && (Package is not { } package || item.Summary.Where.Contains(package, StringComparison.OrdinalIgnoreCase))
            && (Words ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .All(word =>
                    verdict.Reason.Contains(word, StringComparison.OrdinalIgnoreCase)
                    || item.Summary.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
                    || item.Summary.Where.Contains(word, StringComparison.OrdinalIgnoreCase)
                );
    }

    private static bool IsVersionOf(string cited, string asked) =>
        cited.Equals(asked, StringComparison.OrdinalIgnoreCase)
        || cited.StartsWith(asked + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a search found.</summary>
/// <param name="Searched">So many verdicts were looked at.</param>
/// <param name="Found">So many fit.</param>
/// <param name="Shown">The newest of them.</param>
public sealed record FoundPrecedents(int Searched, int Found, IReadOnlyList<QueueItem> Shown);
