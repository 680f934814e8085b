using System.Text.Json;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Agreements;

/// <summary>
/// A text that people sign, in numbered versions. Access is the signature: a signature counts from when its version is in
/// force until a later version closes it, and at no other time.
/// </summary>
public sealed class Agreement : IFolded<Agreement>
{
    /// <summary>The due row that reminds those who have not signed; its key is <see cref="ReminderKey"/>.</summary>
    public const string ReminderDue = "agreement-reminder";

    /// <summary>Of a text, in UTF-16 units.</summary>
    public const int Longest = 65_536;

    /// <summary>The longest period to sign, in days.</summary>
    public const int MostDaysToSign = 90;

    /// <summary>The period to sign, in days, of a version that a proposal put in force.</summary>
    public const int DaysToSignByProposal = 14;

    private static readonly TimeSpan FurthestStart = TimeSpan.FromDays(366);

    // so long before the older signatures end
    private static readonly TimeSpan[] RemindedBefore = [TimeSpan.FromDays(7), TimeSpan.FromDays(1)];

    private readonly List<AgreementVersion> versions = [];

    private Agreement(AgreementKind kind) => Kind = kind;

    public AgreementKind Kind { get; }

    /// <summary>All of them, the first first.</summary>
    public IReadOnlyList<AgreementVersion> Versions => versions;

    /// <summary>The last one published, in force or not; null before the first.</summary>
    public AgreementVersion? Newest => versions.Count == 0 ? null : versions[^1];

    public static Agreement Empty(StreamId stream) => new(Kinds.Single(k => Stream(k) == stream));

    /// <summary>The stream of an agreement: <c>agreement/code-of-conduct</c>.</summary>
    public static StreamId Stream(AgreementKind kind) =>
        new("agreement", JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString()));

    /// <summary>The version in force: null before the first one is.</summary>
    public AgreementVersion? InForceAt(DateTimeOffset now) => versions.FindLast(v => v.InForceFrom <= now);

    /// <summary>Whether this version can be signed: it is in force, or will be.</summary>
    public bool CanBeSigned(int version, DateTimeOffset now) =>
        version > 0 && version <= versions.Count && version >= (InForceAt(now)?.Number ?? 1);

    /// <summary>
    /// When a signature of <paramref name="version"/> that was given at <paramref name="signedAt"/> counts:
    /// [from, until), until null while nothing ends it. It may be empty.
    /// </summary>
    public (DateTimeOffset From, DateTimeOffset? Until) Counts(int version, DateTimeOffset signedAt)
    {
        var of = versions[version - 1];
        var later = versions.Skip(version).Select(v => (DateTimeOffset?)v.OlderHoldsUntil).Min();
        return (signedAt > of.InForceFrom ? signedAt : of.InForceFrom, later);
    }

    /// <summary>Publishes the next version.</summary>
    /// <param name="after">The number of the newest version that the writer saw; 0 for none.</param>
    /// <param name="inForceFrom">Null: at once.</param>
    /// <param name="daysToSign">So long an older signature still counts, 0 to 90 days; 0 for the first version.</param>
    public Result<Decision> Publish(
        int after,
        string? markdown,
        DateTimeOffset? inForceFrom,
        int daysToSign,
        DateTimeOffset now
    )
    {
        if (after != versions.Count)
            return AgreementProblems.MovedOn(versions.Count);
        var faults = new FaultCollector();
        var text = TextHash.Normalised(faults.Required("markdown", markdown, Longest));
        var from = inForceFrom ?? now;
        if (from < now || from > now + FurthestStart)
            faults.Add("inForceFrom", "It can come into force now or within a year.");
        else if (Newest is { } last && from < last.InForceFrom)
            faults.Add("inForceFrom", "It cannot come into force before the version before it.");
        if (daysToSign is < 0 or > MostDaysToSign)
            faults.Add("daysToSign", $"The period to sign has 0 to {MostDaysToSign} days.");
        else if (versions.Count == 0 && daysToSign != 0)
            faults.Add("daysToSign", "The first version has no period to sign: nobody has signed an older one.");
        var hash = TextHash.Of(text);
        if (Newest?.Hash == hash)
            faults.Add("markdown", "This is the text of the newest version, word for word.");

        return faults.Else(() => Published(new(after + 1, hash, from, from.AddDays(daysToSign)), text));
    }

    /// <summary>
    /// When those who have not signed <paramref name="version"/> are to be reminded next, after <paramref name="now"/>:
    /// as it comes into force, a week and a day before older signatures end. Null: never again.
    /// </summary>
    public DateTimeOffset? NextReminder(int version, DateTimeOffset now)
    {
        if (version != versions.Count || Newest is not { } newest)
            return null;
        return RemindedBefore
            .Select(before => newest.OlderHoldsUntil - before)
            .Where(at => at > newest.InForceFrom)
            .Prepend(newest.InForceFrom)
            .Where(at => at > now)
            .Select(at => (DateTimeOffset?)at)
            .Min();
    }

    /// <summary>The key of <see cref="ReminderDue"/>: <c>privacy/2</c>.</summary>
    public string ReminderKey(int version) => $"{Stream(Kind).Name}/{version}";

    public void Apply(Recorded recorded)
    {
        if (recorded.Entry is AgreementPublished entry)
        {
            versions.Add(
                new(
                    entry.Version,
                    entry.Hash,
                    recorded.At,
                    entry.InForceFrom,
                    entry.OlderHoldsUntil,
                    entry.Text?.Markdown
                )
            );
        }
    }

    private static AgreementKind[] Kinds => Enum.GetValues<AgreementKind>();

    private Decision Published(AgreementPublished entry, string text) =>
        Decision
            .Of(entry with { Text = new(text) })
            .And(new DueRow(ReminderDue, ReminderKey(entry.Version), entry.InForceFrom));
}
