namespace Tocsin.Workspace.People.Sessions;

/// <summary>The ways in which a request says whose it is.</summary>
public static class Schemes
{
    /// <summary>Whichever of the others the request uses: with an <c>Authorization</c> header, a token and nothing else.</summary>
    public const string Either = "tocsin";

    /// <summary>A cookie.</summary>
    public const string Session = "session";

    /// <summary>A bearer token (RFC 6750).</summary>
    public const string Token = "token";
}
