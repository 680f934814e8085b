using Tocsin.Governance.Agreements;
using Tocsin.Governance.People;
using Tocsin.Web.Changes;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;

namespace Tocsin.Workspace.Agreements;

/// <summary>The agreements as one member sees them.</summary>
internal sealed class AgreementView(AgreementStore agreements, MemberStore members, TimeProvider time)
{
    public async Task<IReadOnlyList<AgreementLine>> All(PersonId person, CancellationToken cancel)
    {
        var all = await agreements.All(cancel);
        var member = await members.Load(person, cancel);
        return [.. all.Values.Where(agreement => agreement.Newest is not null).Select(a => Line(a, member))];
    }

    /// <summary>Null where there is no such agreement or version.</summary>
    /// <param name="version">Null: the newest.</param>
    public async Task<AgreementResponse?> One(
        AgreementKind kind,
        int? version,
        PersonId person,
        CancellationToken cancel
    )
    {
        var agreement = (await agreements.All(cancel))[kind];
        var number = version ?? agreement.Versions.Count;
        if (number < 1 || number > agreement.Versions.Count)
            return null;
        var member = await members.Load(person, cancel);
        var shown = agreement.Versions[number - 1];
        return new(
            AgreementNames.SlugOf(kind),
            kind.InWords(),
            number,
            shown.Hash.Text,
            shown.PublishedAt,
            shown.InForceFrom,
            shown.OlderHoldsUntil,
            shown.Markdown,
            SignedAt(agreement, member, number),
            agreement.CanBeSigned(number, time.GetUtcNow()) && !member.HasSigned(agreement, number),
            agreement.Versions.Count
        )
        {
            Changes = number == 1 ? [] : Changes(agreement.Versions[number - 2], shown),
        };
    }

    private AgreementLine Line(Agreement agreement, Member member)
    {
        var now = time.GetUtcNow();
        var shown = agreement.InForceAt(now) ?? agreement.Newest!;
        var newest = agreement.Newest!;
        return new(
            AgreementNames.SlugOf(agreement.Kind),
            agreement.Kind.InWords(),
            shown.Number,
            shown.InForceFrom,
            member.CountingSignature(agreement, now)?.At,
            member.HasSigned(agreement, newest.Number) ? null : newest.Number,
            member.HasSigned(agreement, newest.Number) || newest.Number == 1 ? null : newest.OlderHoldsUntil
        );
    }

    private static DateTimeOffset? SignedAt(Agreement agreement, Member member, int version) =>
        member.HasSigned(agreement, version)
            ? member.Signatures.First(s => s.Kind == agreement.Kind && s.Version == version).At
            : null;

    private static IReadOnlyList<ChangedPart> Changes(AgreementVersion older, AgreementVersion newer) =>
        older.Markdown is null || newer.Markdown is null
            ? []
            :
            [
                new(
                    $"From version {older.Number} to version {newer.Number}",
                    [
                        .. TextDifference
                            .Between(older.Markdown, newer.Markdown)
                            .Select(row => new ChangedLine(Kind(row.Kind), row.Line)),
                    ]
                ),
            ];

    private static LineKind Kind(DifferenceKind kind) =>
        kind switch
        {
            DifferenceKind.Added => LineKind.New,
            DifferenceKind.Removed => LineKind.Gone,
            _ => LineKind.Same,
        };
}

/// <summary>An agreement and where one stands with it. Instants are UTC.</summary>
/// <param name="Kind"><c>privacy</c>, <c>code-of-conduct</c>, <c>early-access</c>: its address.</param>
/// <param name="Version">In force, or the first to come into force.</param>
/// <param name="SignedAt">When the signature was given that counts now; null without one.</param>
/// <param name="ToSign">The version that is still to be signed; null when there is none.</param>
/// <param name="SignBy">Until then an older signature still counts; null where there is none to count.</param>
public sealed record AgreementLine(
    string Kind,
    string Name,
    int Version,
    DateTimeOffset InForceFrom,
    DateTimeOffset? SignedAt,
    int? ToSign,
    DateTimeOffset? SignBy
);

/// <summary>One version of an agreement. Instants are UTC.</summary>
/// <param name="Hash">SHA-256 of the text, hexadecimal: what is signed.</param>
/// <param name="OlderHoldsUntil">Until then signatures of older versions count.</param>
/// <param name="Text">Markdown; null once redacted.</param>
/// <param name="SignedAt">By whoever asks; null where they did not.</param>
/// <param name="CanSign">Whether it is theirs to sign now.</param>
/// <param name="Newest">The number of the newest version.</param>
public sealed record AgreementResponse(
    string Kind,
    string Name,
    int Version,
    string Hash,
    DateTimeOffset PublishedAt,
    DateTimeOffset InForceFrom,
    DateTimeOffset OlderHoldsUntil,
    string? Text,
    DateTimeOffset? SignedAt,
    bool CanSign,
    int Newest
)
{
    /// <summary>Against the version before; empty for the first.</summary>
    public IReadOnlyList<ChangedPart> Changes { get; init; } = [];
}
