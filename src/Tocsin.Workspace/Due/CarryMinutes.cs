using Tocsin.Advisories.Documents;
using Tocsin.Governance.Meetings;
using Tocsin.Workspace.Meetings;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Due;

/// <summary>Carries the minutes that were published to where strangers read; harmless to repeat. Its key is the meeting.</summary>
public sealed class CarryMinutes(MeetingStore meetings, StandingStore standings, Publish publish)
{
    public DueJob Job => new(Meeting.CarryDue, LeavesTheHouse: true, Work);

    private async Task<DateTimeOffset?> Work(string key, CancellationToken cancel)
    {
        if (
            !(await meetings.Find(key, cancel)).TryGet(out var meeting, out _)
            || meeting is not { Plan: { } plan, Published: { Markdown: { } text } published }
        )
            return null;
        var team = standings.Chart.Find(plan.Team)?.Name ?? plan.Team.Text;
        var document = new MinutesDocument(IdOf(plan), team, plan.Title, plan.At, plan.Zone, text);
        await publish([document.ToDocument(published.Document, published.At)], cancel);
        return null;
    }

    private static string IdOf(MeetingPlan plan) => $"{plan.Day:yyyy-MM-dd}-{plan.Team}";
}
