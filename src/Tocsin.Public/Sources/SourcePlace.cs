using Tocsin.Standards.Problems;

namespace Tocsin.Public.Sources;

/// <summary>Where a source is: a file, zip or folder of this machine, or an https address.</summary>
/// <param name="Text">As it is kept: an absolute path or address.</param>
/// <param name="Address">Null for a path.</param>
public sealed record SourcePlace(string Text, Uri? Address)
{
    private const int Longest = 2_000;

    /// <summary>The host of an address, which anybody may know; null for a path, which nobody needs to.</summary>
    public string? Host => Address?.Host;

    /// <summary>Whether the address is one file (a zip or JSON); else it is a folder of OSV's dumps.</summary>
    public bool IsOneFile =>
        Address is { } address
        && (
            address.AbsolutePath.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
            || address.AbsolutePath.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>
    /// Anything with a scheme is an address, everything else a path, made absolute. Refused as <c>source.place</c>: other schemes
    /// than https, and addresses with a user, a query or a fragment, which may hold secrets.
    /// </summary>
    public static Result<SourcePlace> Parse(string text)
    {
        if (text.Length is 0 or > Longest || text.Any(char.IsControl))
            return Problem.Invalid("source.place", "Say where the source is: a path, or an https address.");
        if (!text.Contains("://", StringComparison.Ordinal))
            return new SourcePlace(Path.GetFullPath(text), null);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps)
            return Problem.Invalid("source.place", "Only https addresses are read.");
        return address.UserInfo.Length + address.Query.Length + address.Fragment.Length > 0
            ? Problem.Invalid("source.place", "Write the address without a user, a query or a fragment.")
            : new SourcePlace(address.AbsoluteUri, address);
    }
}
