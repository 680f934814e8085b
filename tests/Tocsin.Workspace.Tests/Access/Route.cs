using System.Net.Http.Json;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Cases;

namespace Tocsin.Workspace.Tests.Access;

/// <summary>One method of one pattern of one origin, as the table of endpoints has it.</summary>
internal sealed partial record Route(bool OfMembers, HttpMethod Method, string Pattern)
{
    private const string Json = "application/json";
    private const string Html = "text/html";

    /// <summary>As the matrix names it. What an asset's name says of its content is left out: it changes with every edit.</summary>
    public string Name =>
        $"{(OfMembers ? "members" : "intake ")} {Method.Method, -6} {Fingerprint().Replace(Pattern, ".*.")}";

    /// <summary>Ends what the request carries: nothing can be asked afterwards.</summary>
    public bool Ends => Pattern == "/sign-out";

    private bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public static IEnumerable<Route> Of(TestSite site, bool members) =>
        site
            .Services.GetServices<EndpointDataSource>()
            .SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .SelectMany(endpoint =>
                endpoint
                    .Metadata.GetMetadata<HttpMethodMetadata>()!
                    .HttpMethods.Select(method => new Route(
                        members,
                        new(method),
                        "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
                    ))
            );

    /// <summary>Asks for it, and says in a word what came back.</summary>
    /// <param name="fill">What stands for a parameter of the path.</param>
    /// <param name="sound">A body that would be taken, by the route's name.</param>
    public async Task<string> Ask(Caller caller, Func<string, string> fill, Func<string, object?> sound)
    {
        var path = Parameter().Replace(Pattern, match => fill(match.Groups["name"].Value));
        var content = await Content(caller, sound);
        var browser = OfMembers ? caller.Members : caller.Intake;
        // a program keeps none: with a cookie beside its token it would have to say where it comes from
        foreach (System.Net.Cookie kept in browser.Token is null ? [] : browser.Cookies.GetAllCookies())
            kept.Expired = true;
        return Word(await browser.Send(Method, path, content, IsApi ? Json : Html));
    }

    private async Task<HttpContent?> Content(Caller caller, Func<string, object?> sound)
    {
        if (Method == HttpMethod.Get || Method == HttpMethod.Head)
            return null;
        if (!OfMembers)
        {
            var receipt = await caller.Receipt(Pattern);
            return IsApi
                ? JsonContent.Create(new { receipt })
                : new FormUrlEncodedContent([KeyValuePair.Create("receipt", receipt)]);
        }
        return caller.SendsSoundBodies && sound(Name) is { } body
            ? IsApi
                ? JsonContent.Create(body)
                : new StringContent((string)body, Encoding.UTF8, "application/x-www-form-urlencoded")
            // nothing that could be taken: what changes nothing may be asked by everybody
            : IsApi
                ? new StringContent("{", Encoding.UTF8, Json)
                : new FormUrlEncodedContent([]);
    }

    private string Word(TestAnswer answer) =>
        answer.Status switch
        {
            303 when answer.Location!.StartsWith("/sign-in", StringComparison.Ordinal) => "login",
            303 when answer.Location!.StartsWith("/step-up", StringComparison.Ordinal) => "proof",
            303 when Method == HttpMethod.Get && answer.Location == "/standing" => "standing",
            403 when IsApi && answer.Code == "standing.none" => "standing",
            401 when answer.Code == "sign-in.needed" => "login",
            403 when answer.Body.Contains(CaseProblems.StepUpNeeded.Title, StringComparison.Ordinal) => "proof",
            403 => "403",
            404 => "404",
            429 => "429",
            >= 500 => answer.Status.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _ => "ok",
        };

    [GeneratedRegex(@"\.[0-9a-zA-Z_-]{8,}\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fingerprint();

    [GeneratedRegex(@"\{(?<name>[a-zA-Z]+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Parameter();
}
