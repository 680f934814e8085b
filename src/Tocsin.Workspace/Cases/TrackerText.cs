using System.Text;
using Tocsin.Cases;

namespace Tocsin.Workspace.Cases;

/// <summary>A report that is no vulnerability, as an issue of a public tracker: without who wrote it, and without what would attack somebody.</summary>
internal static class TrackerText
{
    /// <returns>Markdown; empty once the report was destroyed.</returns>
    public static string Of(Case found)
    {
        if (found.Report is not { } report)
            return "";
        var text = new StringBuilder();
        void Part(string heading, string? body)
        {
            if (body is not null)
                text.Append("## ").Append(heading).Append("\n\n").Append(body).Append("\n\n");
        }
        Part("What happens", report.What);
        Part("Where", report.Where);
        Part("Versions", report.Versions);
        Part("How to see it happen", report.HowToReproduce);
        text.Append("This was looked at by the security team, which does not see a vulnerability in it.\n");
        return text.ToString();
    }
}
