using System.Globalization;
using Tocsin.Cases.Identifiers;
using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Access;

/// <summary>Who is looking. Whoever loads a case names one; the query decides with it whether there is a case at all.</summary>
public abstract record Viewer(Actor Actor)
{
    /// <summary>A signed-in member, or a token of theirs.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Duties">As they stand now: none without standing.</param>
    /// <param name="Scopes">What the token may do; null for a session, which may do all that its person may.</param>
    /// <param name="Address">Where mail reaches them: whoever reported a case must not triage it.</param>
    /// <param name="InvitedBy">Who asked them in: they must not review that member's drafts.</param>
    public sealed record Member(
        PersonId Person,
        IReadOnlyCollection<Duty> Duties,
        IReadOnlyCollection<TokenScope>? Scopes,
        string? Address,
        PersonId? InvitedBy
    ) : Viewer(Person.Actor)
    {
        /// <summary>Cases that they stepped back from: for them these are not there.</summary>
        public IReadOnlyCollection<string> RecusedFrom { get; init; } = [];

        /// <summary>Single cases that are open to them at this moment, whatever their duties.</summary>
        public IReadOnlyCollection<string> Admitted { get; init; } = [];

        /// <summary>Member of a response team: judges, drafts, decides. Who is only let into a case reads, and writes to its team.</summary>
        public bool Triages => Duties.Contains(Duty.Triager);

        /// <summary>Every case but those that they stepped back from.</summary>
        public bool MayReadCases => Triages && ScopeReads;

        /// <summary>Whether this case, if it is one, is there for them.</summary>
        public bool MayRead(string number) =>
            !RecusedFrom.Contains(number, StringComparer.Ordinal)
            && (MayReadCases || MayReadAlone.Contains(number, StringComparer.Ordinal));

        /// <summary>What of <see cref="Admitted"/> the token, if it is one, may read.</summary>
        public IReadOnlyCollection<string> MayReadAlone => ScopeReads ? Admitted : [];

        private bool ScopeReads =>
            Scopes is null || Scopes.Contains(TokenScope.CasesRead) || Scopes.Contains(TokenScope.CasesWrite);
    }

    /// <summary>Whoever holds the receipt of a case: sees that one case, and of it what is meant for the reporter.</summary>
    public sealed record Reporter(CaseNumber Number) : Viewer(Actor.Reporter);

    /// <summary>Whoever holds the code or the receipt of one maintainer: of one case what is meant for them.</summary>
    /// <param name="Person">Their number within the case.</param>
    public sealed record Maintainer(CaseNumber Number, int Person) : Viewer(Maintainers.Maintainer.ActorOf(Person));

    /// <summary>Who speaks for one vendor of a case: sees that one case, and of it what is meant for that vendor or for everyone.</summary>
    /// <param name="Vendor">Its number within the case, from 1.</param>
    public sealed record OfVendor(CaseNumber Number, int Vendor) : Viewer(ActorOf(Vendor))
    {
        private const string Prefix = "vendor-";

        /// <summary><c>vendor-1</c>: who of a vendor acts, the case does not say.</summary>
        public static Actor ActorOf(int vendor) =>
            new(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{vendor}"));

        /// <summary>Which vendor acted; null: none did.</summary>
        public static int? NumberOf(Actor actor) =>
            actor.Id.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(actor.Id.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? n
                : null;
    }

    /// <summary>The clock, carrying out what was decided.</summary>
    public sealed record Clock() : Viewer(Actor.Tocsin);
}
