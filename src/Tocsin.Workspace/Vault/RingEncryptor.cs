using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Tocsin.Workspace.Vault;

/// <summary>Seals the keys of ASP.NET Core's data protection (session cookies, among others) by the master key.</summary>
public sealed class RingEncryptor(MasterKey key) : IXmlEncryptor
{
    internal const string Purpose = "data-protection ring";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var bytes = key.Protect(
            Purpose,
            Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting))
        );
        return new(new XElement("sealed", Convert.ToBase64String(bytes)), typeof(RingDecryptor));
    }
}

/// <summary>Opens what <see cref="RingEncryptor"/> sealed; data protection makes it by itself.</summary>
public sealed class RingDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(
            Encoding.UTF8.GetString(
                services
                    .GetRequiredService<MasterKey>()
                    .Unprotect(RingEncryptor.Purpose, Convert.FromBase64String(encryptedElement.Value))
            )
        );
}
