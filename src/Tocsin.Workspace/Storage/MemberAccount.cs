using Microsoft.AspNetCore.Identity;

namespace Tocsin.Workspace.Storage;

/// <summary>How a member signs in. Its ID is the person's pseudonym; name and address are sealed by the master key.</summary>
public sealed class MemberAccount : IdentityUser;
