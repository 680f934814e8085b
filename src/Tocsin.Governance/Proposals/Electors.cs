using Tocsin.Governance.People;

namespace Tocsin.Governance.Proposals;

/// <summary>Who is asked, as it stands when the asking begins.</summary>
/// <param name="Members">The members of the deciding team who have standing.</param>
/// <param name="Recused">Those of them who stepped back from what it is about.</param>
public sealed record Electors(IReadOnlyCollection<PersonId> Members, IReadOnlyCollection<PersonId> Recused)
{
    /// <summary>Who is left out: the recused, and whom it concerns.</summary>
    internal IReadOnlyList<Voter> LeftOut(ProposalSubject subject, IEnumerable<Voter> before) =>
        [
            .. Recused
                .Concat(subject.Concerns is { } person ? [person] : [])
                .Select(Voter.Of)
                .Concat(before)
                .Distinct()
                .OrderBy(v => v.Text, StringComparer.Ordinal),
        ];

    /// <summary>Who may vote: every member who is not left out, and on an embargo the reporters, with one vote together.</summary>
    internal IReadOnlyList<Voter> Electorate(ProposalSubject subject, IReadOnlyCollection<Voter> leftOut) =>
        [
            .. Members
                .Select(Voter.Of)
                .Concat(subject is ProposalSubject.ExtendEmbargo ? [Voter.Reporters] : [])
                .Except(leftOut)
                .OrderBy(v => v.Text, StringComparer.Ordinal),
        ];
}
