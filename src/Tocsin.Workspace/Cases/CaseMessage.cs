using Tocsin.Cases;
using Tocsin.Cases.Reports;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>What a member writes in a case, as it comes in.</summary>
internal static class CaseMessage
{
    /// <summary>UTF-16 units.</summary>
    public const int Longest = ReportText.LongestProse;

    /// <param name="path">The field, for its faults.</param>
    public static Result<MessageText> Parse(string path, string? typed)
    {
        var faults = new FaultCollector();
        var text = faults.Required(path, typed, Longest);
        return faults.Else(() => new MessageText(text));
    }
}
