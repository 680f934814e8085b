using System.Collections;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Hosting;

/// <summary>What each role is made of.</summary>
public sealed class RoleTable : IEnumerable<Role>
{
    private readonly Dictionary<Role, RoleParts> parts = [];

    public RoleParts this[Role role] => parts[role];

    public void Add(Role role, RoleParts made) => parts.Add(role, made);

    public IEnumerator<Role> GetEnumerator() => parts.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
