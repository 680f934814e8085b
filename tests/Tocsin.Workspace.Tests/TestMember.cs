using Tocsin.Governance.People;
using Tocsin.Workspace.People.Accounts;

namespace Tocsin.Workspace.Tests;

/// <summary>A member with everything they need to sign in.</summary>
public sealed record TestMember(PersonId Person, string Name, string Email, string Password, TotpSecret Secret)
{
    /// <summary>What their authenticator shows at that instant.</summary>
    public string CodeAt(DateTimeOffset now) => Totp.Code(Secret, Totp.StepAt(now));
}
