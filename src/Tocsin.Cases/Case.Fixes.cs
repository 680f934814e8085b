using Tocsin.Cases.Access;
using Tocsin.Cases.Fixes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases;

/// <summary>Where the fix is, line by line.</summary>
public sealed partial class Case
{
    /// <summary>The most release lines that one case keeps.</summary>
    public const int MostFixLines = 100;

    private readonly List<FixLine> fixLines = [];

    /// <summary>In the order in which they were written down.</summary>
    public IReadOnlyList<FixLine> FixLines => fixLines;

    /// <summary>Whether somebody can already have a fix of what is still secret: who reads the change reads the flaw.</summary>
    public bool IsFixedInSilence => !IsInTheOpen && fixLines.Any(line => line.State == FixState.Released);

    /// <summary>Versions that have the fix, or are to have it, and that the advisory's draft names nowhere as fixed.</summary>
    public IReadOnlyList<string> FixesNotInDraft =>
        Draft is null
            ? []
            :
            [
                .. fixLines
                    .Where(line => line.State is FixState.Ready or FixState.Released)
                    .Select(line => line.Text?.Version)
                    .OfType<string>()
                    .Except(
                        Draft.Affected.SelectMany(one => one.Ranges).Select(range => range.Fixed).OfType<string>(),
                        StringComparer.Ordinal
                    ),
            ];

    /// <summary>Writes down where a line's fix is.</summary>
    /// <param name="line">Its number; null for a line that is not there yet.</param>
    public Result<Decision> SaveFixLine(Viewer.Member by, int? line, int? vendor, FixState state, FixText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (MayCoordinate(by) is { } refused)
            return refused;
        var before = fixLines.Find(one => one.Number == line);
        if (line is not null && before is null)
            return CaseProblems.NoSuchFixLine;
        if (line is null && fixLines.Count >= MostFixLines)
            return CaseProblems.TooManyFixLines;
        if (before is not null && !before.State.CanBecome(state))
            return CaseProblems.FixIsReleased;
        if (Faulty(before, vendor, state, text) is { } faulty)
            return faulty;
        var after = new FixLine(before?.Number ?? fixLines.Count + 1, vendor, state, text);
        return after == before
            ? Decision.Nothing
            : Decision.Of(new FixLineSaved(after.Number, vendor, state) { Text = text });
    }

    private Problem? Faulty(FixLine? before, int? vendor, FixState state, FixText text)
    {
        var faults = new FaultCollector();
        if (vendor is null ? Fixers.Any() : Fixers.All(v => v.Number != vendor))
            faults.Add("vendor", vendor is null ? "Choose whose line this is." : "There is no such vendor here.");
        if (fixLines.Exists(one => one != before && one.Vendor == vendor && one.Text?.Line == text.Line))
            faults.Add("line", "This line is here already; change it there.");
        if (state is FixState.Ready or FixState.Released && text.Reviewers is null)
            faults.Add("reviewers", "Name who looked at the fix: nobody's own eyes are enough for a security fix.");
        if (state == FixState.Released && text.Version is null)
            faults.Add("version", "Name the version that has it.");
        return faults.Faults.Count == 0 ? null : Problem.Faulty(faults.Faults);
    }

    private void Apply(FixLineSaved entry)
    {
        var line = new FixLine(entry.Line, entry.Vendor, entry.State, entry.Text);
        var at = fixLines.FindIndex(one => one.Number == entry.Line);
        if (at < 0)
            fixLines.Add(line);
        else
            fixLines[at] = line;
    }
}
