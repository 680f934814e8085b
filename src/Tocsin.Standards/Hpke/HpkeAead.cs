namespace Tocsin.Standards.Hpke;

/// <summary>How the message itself is encrypted; the values are the AEAD identifiers of RFC 9180, section 7.3.</summary>
public enum HpkeAead
{
    Aes128Gcm = 1,
    Aes256Gcm = 2,
}
