using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases;

/// <summary>
/// "You have news": what asks something of a person sends them a mail with a number, a link and not one word of the case.
/// A notice is a due row; several of one key that wait together become one mail.
/// </summary>
public static class Notices
{
    public const string Kind = "mail";

    /// <summary>To every member who triages, as each of them wishes to hear of news.</summary>
    public static DueRow ToTriagers(CaseNumber number) => AtOnce($"triagers:{number}");

    /// <summary>To every member who triages, at once: it waits for one of them.</summary>
    public static DueRow AskTriagers(CaseNumber number) => AtOnce($"ask-triagers:{number}");

    /// <summary>To the body that the response teams answer to: who of it may not know of the case hears that a report is overdue.</summary>
    public static DueRow TellAbove(CaseNumber number) => AtOnce($"above:{number}");

    /// <summary>To the body that the response teams answer to: nobody who can fix it answers.</summary>
    public static DueRow TellAboveUnreached(CaseNumber number) => AtOnce($"above-unreached:{number}");

    /// <summary>To a maintainer who takes part, where the invitation was mailed to.</summary>
    public static DueRow ToMaintainer(int maintainer, CaseNumber number) =>
        AtOnce($"maintainer:{maintainer.ToString(System.Globalization.CultureInfo.InvariantCulture)}:{number}");

    /// <summary>To the reporter, if they left a contact.</summary>
    public static DueRow ToReporter(CaseNumber number) => AtOnce($"reporter:{number}");

    /// <summary>To whoever speaks for one vendor of the case, if anybody does.</summary>
    public static DueRow ToVendor(int vendor, CaseNumber number) => AtOnce($"vendor:{vendor}:{number}");

    /// <summary>To every member who triages: reports begin to stand in line.</summary>
    public static DueRow LineBegan { get; } = AtOnce("line-began");

    /// <summary>To every member who triages, for all that leave the line at once: they are in the queue now.</summary>
    public static DueRow LineMoved { get; } = AtOnce("line-moved");

    /// <summary>To one member.</summary>
    public static DueRow ToMember(PersonId person, CaseNumber number) => AtOnce($"member:{person}:{number}");

    /// <summary>To one member, at once: it waits for them.</summary>
    public static DueRow AskMember(PersonId person, CaseNumber number) => AtOnce($"ask-member:{person}:{number}");

    private static DueRow AtOnce(string key) => new(Kind, key, DateTimeOffset.UnixEpoch);
}
