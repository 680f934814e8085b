using System.Text;
using Microsoft.AspNetCore.Identity;

namespace Tocsin.Workspace.Vault;

/// <summary>Keeps names, addresses, TOTP secrets and recovery codes of members sealed in the tables of ASP.NET Core Identity.</summary>
public sealed class PersonalData(MasterKey key) : IPersonalDataProtector, ILookupProtector, ILookupProtectorKeyRing
{
    private const string Purpose = "personal data";
    private const string LookupPurpose = "personal data lookup";

    public string CurrentKeyId => "1";

    public string this[string keyId] => keyId;

    public string Protect(string? data) =>
        data is null ? null! : Convert.ToBase64String(key.Protect(Purpose, Encoding.UTF8.GetBytes(data)));

    public string Unprotect(string? data) =>
        data is null ? null! : Encoding.UTF8.GetString(key.Unprotect(Purpose, Convert.FromBase64String(data)));

    public string Protect(string keyId, string? data) =>
        data is null
            ? null!
            : Convert.ToBase64String(key.ProtectForLookup(LookupPurpose, Encoding.UTF8.GetBytes(data)));

    public string Unprotect(string keyId, string? data) =>
        data is null ? null! : Encoding.UTF8.GetString(key.Unprotect(LookupPurpose, Convert.FromBase64String(data)));

    public IEnumerable<string> GetAllKeyIds() => [CurrentKeyId];
}
