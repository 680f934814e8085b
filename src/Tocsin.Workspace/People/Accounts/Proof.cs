namespace Tocsin.Workspace.People.Accounts;

/// <summary>What somebody proved with that it is them.</summary>
public enum Proof
{
    /// <summary>A passkey, with the device having verified its user.</summary>
    Passkey,

    /// <summary>A code of their authenticator.</summary>
    Totp,

    /// <summary>A recovery code: enough to sign in, not enough for what needs a step-up.</summary>
    RecoveryCode,

    /// <summary>The word of an identity provider: enough to sign in, not enough for what needs a step-up.</summary>
    Provider,

    /// <summary>The word of a provider that the operator trusts with more than signing in.</summary>
    TrustedProvider,
}
