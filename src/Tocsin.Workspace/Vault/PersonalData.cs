using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Tocsin.Workspace.Vault;

/// <summary>
/// Keeps names, addresses, TOTP secrets and recovery codes of members sealed in the tables of ASP.NET Core Identity. Two of the same
/// master key are equal, so that what EF compiles for one serves the other.
/// </summary>
public sealed class PersonalData(MasterKey master)
    : IPersonalDataProtector,
        ILookupProtector,
        ILookupProtectorKeyRing,
        IEquatable<PersonalData>
{
    private readonly PurposeKey key = master.For("personal data");
    private readonly PurposeKey lookup = master.For("personal data lookup");

    public string CurrentKeyId => "1";

    public string this[string keyId] => keyId;

    public string Protect(string? data) =>
        data is null ? null! : Convert.ToBase64String(key.Protect(Encoding.UTF8.GetBytes(data)));

    public string Unprotect(string? data) =>
        data is null ? null! : Encoding.UTF8.GetString(key.Unprotect(Convert.FromBase64String(data)));

    public string Protect(string keyId, string? data) =>
        data is null ? null! : Convert.ToBase64String(lookup.ProtectForLookup(Encoding.UTF8.GetBytes(data)));

    public string Unprotect(string keyId, string? data) =>
        data is null ? null! : Encoding.UTF8.GetString(lookup.Unprotect(Convert.FromBase64String(data)));

    public IEnumerable<string> GetAllKeyIds() => [CurrentKeyId];

    public bool Equals(PersonalData? other) => other is not null && key.Equals(other.key);

    public override bool Equals(object? obj) => Equals(obj as PersonalData);

    public override int GetHashCode() => key.GetHashCode();
}
