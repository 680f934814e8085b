namespace Tocsin.Advisories.LockFiles;

/// <summary>An entry that was not checked.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Text">As it stands there, cut.</param>
/// <param name="Reason">A phrase for a person.</param>
public sealed record UnreadEntry(int Line, string Text, string Reason);
