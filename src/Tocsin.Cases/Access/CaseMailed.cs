using Tocsin.Ledger;

namespace Tocsin.Cases.Access;

/// <summary>
/// A mail went out about a case, into the stream of who read it (<see cref="CaseRead"/>): whom it reached by what they are, and never its
/// address or a word of it.
/// </summary>
/// <param name="Whom">The person, maintainer or reporter, as an actor's ID.</param>
public sealed record CaseMailed(MailedAs As, string Whom) : Entry;

/// <summary>As what somebody had a mail.</summary>
public enum MailedAs
{
    /// <summary>A member who may read the case: its number and a link.</summary>
    Member,

    /// <summary>One of the body above who may not read it: that there is something, without a number.</summary>
    Above,

    Reporter,

    Maintainer,
}
