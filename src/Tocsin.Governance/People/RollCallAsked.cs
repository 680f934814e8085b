using Tocsin.Ledger;

namespace Tocsin.Governance.People;

/// <summary>The member was asked whether they are still there.</summary>
public sealed record RollCallAsked : Entry;

/// <summary>They were asked once more.</summary>
public sealed record RollCallReminded : Entry;

/// <summary>They are still there.</summary>
public sealed record RollCallAnswered : Entry;

/// <summary>They did not answer and cannot be let go yet: they were asked to hand over what only they hold.</summary>
public sealed record HandOverAsked : Entry;

/// <summary>They did not answer and are let go, with thanks. What they were there for is kept for a while, and closed.</summary>
public sealed record MadeEmeritus : Entry;

/// <summary>They came back in time, by one click.</summary>
public sealed record CameBack : Entry;
