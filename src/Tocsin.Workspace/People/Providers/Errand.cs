using System.Globalization;
using Microsoft.AspNetCore.Authentication;

namespace Tocsin.Workspace.People.Providers;

/// <summary>
/// What somebody was sent to a provider for, sealed in the <c>state</c> that comes back: what one errand began, no other can end.
/// </summary>
internal abstract record Errand
{
    private const string Kind = "errand";
    private const string Begun = "errand begun";

    /// <summary>To come in, and go on to a path of this origin.</summary>
    public sealed record SignIn(string Return) : Errand;

    /// <summary>To link an identity to the account of the very session that asked for it, after a fresh proof.</summary>
    public sealed record Link(string Person, string Session) : Errand;

    /// <summary>To take an invitation.</summary>
    /// <param name="Signed">The agreements that were signed with it, as the form sent them, a line each.</param>
    public sealed record Join(string Code, string Name, string Email, string Signed) : Errand;

    /// <summary>As the handler seals it.</summary>
    public AuthenticationProperties Seal(DateTimeOffset now)
    {
        string[] parts = this switch
        {
            SignIn errand => [nameof(SignIn), errand.Return],
            Link errand => [nameof(Link), errand.Person, errand.Session],
            Join errand => [nameof(Join), errand.Code, errand.Name, errand.Email, errand.Signed],
            _ => throw new InvalidOperationException("an errand of no kind"),
        };
        var properties = new AuthenticationProperties { RedirectUri = "/" };
        properties.Items[Begun] = now.ToString("O", CultureInfo.InvariantCulture);
        foreach (var (index, part) in parts.Index())
            properties.Items[$"{Kind}.{index}"] = part;
        return properties;
    }

    /// <summary>Null for what was none, and for one that was begun before <paramref name="oldest"/>: a browser may forget to forget.</summary>
    public static Errand? Open(AuthenticationProperties? properties, DateTimeOffset oldest)
    {
        string? Part(int index) => properties?.Items.TryGetValue($"{Kind}.{index}", out var part) == true ? part : null;
        var begun =
            properties?.Items.TryGetValue(Begun, out var text) == true
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var at)
                ? at
                : DateTimeOffset.MinValue;
        if (begun <= oldest)
            return null;
        return (Part(0), Part(1), Part(2), Part(3), Part(4)) switch
        {
            (nameof(SignIn), { } back, _, _, _) => new SignIn(back),
            (nameof(Link), { } person, { } session, _, _) => new Link(person, session),
            (nameof(Join), { } code, { } name, { } email, { } signed) => new Join(code, name, email, signed),
            _ => null,
        };
    }
}
