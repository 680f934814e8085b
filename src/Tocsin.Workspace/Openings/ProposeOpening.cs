using Microsoft.AspNetCore.Routing;
using Tocsin.Cases;
using Tocsin.Cases.Openings;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;
using Tocsin.Workspace.Cases;
using Tocsin.Workspace.People;

namespace Tocsin.Workspace.Openings;

/// <summary>
/// POST /api/cases/{number}/opening: a triager proposes to open the case, entry by entry. The reporter is told and has a week to say
/// something against it; then another triager may agree.
/// </summary>
internal static class ProposeOpening
{
    /// <summary>What the reporter is told where the triager writes nothing of their own.</summary>
    public const string Told =
        "We want to open this case to everybody: what happened and what was written, with proof that nothing of it was changed. "
        + "Your contact, the files that you sent and what we wrote among ourselves stay sealed. "
        + "It is opened in a week at the earliest. If you do not want that, or want something to stay sealed, answer here.";

    /// <param name="Choices">What is not named is shown as usual.</param>
    /// <param name="Message">What the reporter is told; null: a text that is always the same.</param>
    public sealed record Request(IReadOnlyList<Choice>? Choices, string? Message);

    /// <param name="Shows"><c>withheld</c>, <c>facts</c>, <c>extract</c>, <c>whole</c>.</param>
    public sealed record Choice(long Sequence, string Shows);

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapDecision<Request>(ShowOpening.Path, Read, Handle, ShowOpening.Page);

    private static Request Read(FormValues form) =>
        new(
            [
                .. form
                    .Pairs.Select(pair => pair.Key)
                    .Where(name => name.StartsWith("entry-", StringComparison.Ordinal))
                    .Where(name => long.TryParse(name.AsSpan(6), null, out _))
                    .Select(name => new Choice(long.Parse(name.AsSpan(6), null), form[name] ?? "")),
            ],
            string.IsNullOrWhiteSpace(form["message"]) ? null : form["message"]
        );

    private static async Task<Result<Case>> Handle(CaseVisit visit, Request request)
    {
        var faults = new FaultCollector();
        var choices = new List<DisclosureChoice>();
        foreach (var choice in request.Choices ?? [])
        {
            if (Enum.GetValues<Disclosure>().Where(d => Word.Of(d) == choice.Shows).ToList() is [var shows])
                choices.Add(new(choice.Sequence, shows));
            else
                faults.Add($"choices[{choice.Sequence}]", "Choose withheld, facts, extract or whole.");
        }
        if (request.Message is { Length: > 5_000 })
            faults.Add("message", "Write at most 5,000 characters.");
        return await faults
            .Else(() => new MessageText(request.Message ?? Told))
            .Then(told => visit.Decide(found => found.ProposeOpening(visit.Viewer, choices, told, visit.Now)));
    }
}
