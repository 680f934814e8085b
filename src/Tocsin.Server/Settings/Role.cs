namespace Tocsin.Server.Settings;

/// <summary>What a process does. Each role has an origin of its own, and a process may have several.</summary>
public enum Role
{
    /// <summary>Anonymous reading; knows the public store alone.</summary>
    Public,

    /// <summary>Accepts reports and seals what it cannot open.</summary>
    Intake,

    /// <summary>Everything that needs the vault; the mailbox and the jobs too.</summary>
    Workspace,
}
