using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Cases.Channels;

/// <summary>Somebody asked that a text of the case be destroyed. Who is the entry's actor.</summary>
/// <param name="Message">The sequence of its entry.</param>
public sealed record RedactionAsked(long Message) : Entry<ReasonText>;

/// <summary>It was not destroyed; whoever asked reads why.</summary>
/// <param name="Message">The sequence of its entry.</param>
/// <param name="AskedBy">Who wanted it destroyed.</param>
public sealed record RedactionRefused(long Message, Actor AskedBy) : Entry<ReasonText>;

/// <summary>A text was destroyed, for good. Who is the entry's actor; that it was there, and who read it, is still told.</summary>
/// <param name="RedactedSequence">Of the entry whose text it was.</param>
public sealed record TextDestroyed(long RedactedSequence) : Entry<DestroyedText>, IRedaction;

/// <summary>Why a text was destroyed, and what the case still needs of it.</summary>
/// <param name="Contact">Where mail reaches the reporter, if it stood in that text: by it a reporter is kept from judging, too.</param>
public sealed record DestroyedText(string Reason, string? Contact = null);

/// <summary>Somebody waits for a text to be destroyed.</summary>
/// <param name="Message">The sequence of its entry.</param>
/// <param name="Reason">Null once redacted.</param>
/// <param name="At">UTC.</param>
public sealed record RedactionRequest(long Message, Actor By, string? Reason, DateTimeOffset At);
