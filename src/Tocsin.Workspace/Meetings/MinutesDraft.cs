using System.Globalization;
using System.Text;
using Tocsin.Governance.Meetings;
using Tocsin.Workspace.Teams;

namespace Tocsin.Workspace.Meetings;

/// <summary>What the minutes begin with: last meeting's actions, and of the agenda what may be public. The same for whoever looks.</summary>
internal static class MinutesDraft
{
    public static string Of(MeetingView view)
    {
        var text = new StringBuilder();
        text.Append("## Review of last meeting's actions\n\n");
        if (view.Review.Count == 0)
            text.Append("There were none.\n");
        foreach (var action in view.Review)
            text.Append(
                CultureInfo.InvariantCulture,
                $"- Action {action.Number}, {view.Roster.NameOf(action.Owner)}, due {action.Due:yyyy-MM-dd}: {action.What} ({ActionResponse.StateOf(action)})\n"
            );
        text.Append("\n## Agenda\n\n");
        foreach (var item in view.Agenda.Where(item => item.MayBePublic))
            text.Append(CultureInfo.InvariantCulture, $"### {item.Title}\n\n\n");
        text.Append("## Any other business\n");
        return text.ToString();
    }

    /// <summary>Who spoke for the meeting's team is offered first, by name.</summary>
    public static IReadOnlyList<Web.Components.Choice> Members(MeetingView view) =>
        [
            .. view
                .Roster.People.Where(one => one.Standing.Holds || view.Meeting.Present.Contains(one.Member.Id))
                .Select(one => new Web.Components.Choice(one.Member.Id.Text, view.Roster.NameOf(one.Member.Id)))
                .OrderBy(choice => choice.Label, StringComparer.OrdinalIgnoreCase),
        ];

    /// <summary>The state of an action for its badge.</summary>
    public static Web.Components.Tone ToneOf(AgreedAction action, DateOnly today) =>
        !action.IsOpen ? Web.Components.Tone.Quiet
        : action.Due < today ? Web.Components.Tone.Warn
        : Web.Components.Tone.Accent;

    public static DateOnly Today(Roster roster) => DateOnly.FromDateTime(roster.Now.UtcDateTime);
}
