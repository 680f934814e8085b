using Tocsin.Cases.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Precedents;

/// <summary>An answer as the public is to read it: written anew by a triager, never copied from a case.</summary>
/// <param name="Title">In a line.</param>
/// <param name="Question">What was reported, in general, Markdown.</param>
/// <param name="Answer">How it was judged and why, Markdown.</param>
public sealed record PrecedentText(string Title, string Question, string Answer)
{
    /// <summary>Of the title, in UTF-16 units.</summary>
    public const int LongestTitle = 200;

    /// <summary>Of question and answer each, in UTF-16 units.</summary>
    public const int LongestProse = 10_000;

    /// <summary>Checks and trims what was typed; every fault at once. It names no case.</summary>
    public static Result<PrecedentText> Of(string? title, string? question, string? answer)
    {
        var faults = new FaultCollector();
        var text = new PrecedentText(
            faults.Required("title", title, LongestTitle),
            faults.Required("question", question, LongestProse),
            faults.Required("answer", answer, LongestProse)
        );
        CaseMentions.Check(faults, "title", text.Title);
        CaseMentions.Check(faults, "question", text.Question);
        CaseMentions.Check(faults, "answer", text.Answer);
        return faults.Else(() => text);
    }
}
