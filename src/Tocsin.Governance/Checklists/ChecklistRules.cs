using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Checklists;

/// <summary>What is to be done when somebody comes and when somebody goes: lists of the programme, ticked for each member.</summary>
public sealed record ChecklistRules
{
    /// <summary>The most items of one list.</summary>
    public const int MostItems = 50;

    /// <summary>Of one item, in UTF-16 units.</summary>
    public const int LongestText = 300;

    /// <summary>What a new programme starts with.</summary>
    public static ChecklistRules Default { get; } = new();

    public IReadOnlyList<ChecklistItem> Joining { get; init; } =
    [
        new("welcome", "Somebody of the team has talked with them, and is there for their questions"),
        new("account", "They have signed in and have a second passkey or their recovery codes in a safe place"),
        new("agreements", "They have read and signed the agreements"),
        new("mailing-lists", "They are on the private mailing lists and in the chat rooms of their teams"),
        new("keys", "Their OpenPGP key is exchanged, if they write encrypted mail"),
        new("repositories", "They reach the private repositories and trackers that their teams need, and no more"),
        new("guides", "They know where the process is written down and whom to ask for what"),
        new("first-case", "They have gone through a case together with somebody who knows the way"),
    ];

    public IReadOnlyList<ChecklistItem> Leaving { get; init; } =
    [
        new("cases", "What they kept is handed over: cases, proposals, promises to reporters"),
        new("accounts", "Their accounts elsewhere that came with the team are closed"),
        new("mailing-lists", "They are off the private mailing lists and out of the chat rooms"),
        new("repositories", "Their access to private repositories and trackers is gone"),
        new("keys", "Keys and secrets that they knew are replaced, signing keys first"),
        new("confidence", "They were reminded that what they know stays in confidence"),
        new("thanks", "They were thanked, in public if they wish"),
    ];

    public IReadOnlyList<ChecklistItem> For(ChecklistKind kind) => kind == ChecklistKind.Joining ? Joining : Leaving;

    /// <summary>Everything that is wrong with the lists, by their paths: <c>joining[2].text</c>.</summary>
    public IReadOnlyList<Fault> Check()
    {
        var faults = new FaultCollector();
        Check("joining", Joining, faults);
        Check("leaving", Leaving, faults);
        return faults.Faults;
    }

    private static void Check(string path, IReadOnlyList<ChecklistItem> items, FaultCollector faults)
    {
        if (items.Count > MostItems)
            faults.Add(path, $"A checklist has at most {MostItems} items.");
        for (var i = 0; i < items.Count; i++)
        {
            if (!ChecklistItem.IsId(items[i].Id))
                faults.Add(
                    $"{path}[{i}].id",
                    "An item is named by lower-case words joined by hyphens, such as mailing-lists."
                );
            else if (items.Take(i).Any(item => item.Id == items[i].Id))
                faults.Add($"{path}[{i}].id", $"There are two items '{items[i].Id}'.");
            faults.Required($"{path}[{i}].text", items[i].Text, LongestText);
            if (
                items[i].Text.Any(char.IsControl)
                || items[i].Text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar)
            )
                faults.Add($"{path}[{i}].text", "This must be one line of text.");
        }
    }
}

/// <summary>When a list is gone through.</summary>
public enum ChecklistKind
{
    Joining,
    Leaving,
}

/// <summary>One thing to see to.</summary>
/// <param name="Id">Lower-case words joined by hyphens, at most 40 characters; unique within the list.</param>
/// <param name="Text">One sentence.</param>
public sealed record ChecklistItem(string Id, string Text)
{
    private const int LongestId = 40;

    internal static bool IsId(string text) =>
        text.Length is > 0 and <= LongestId
        && text.Split('-')
            .All(part => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));
}
