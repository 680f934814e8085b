namespace Tocsin.Workspace.Settings;

/// <summary>Where the sites of this programme are. Links are built from these, never from what a request claims.</summary>
/// <param name="Public">Anonymous reading.</param>
/// <param name="Intake">Reports and the mailbox.</param>
/// <param name="Workspace">The members'.</param>
public sealed record Origins(Uri Public, Uri Intake, Uri Workspace);
