using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Tocsin.Workspace.Tests.People.Providers;

/// <summary>
/// A small provider of OpenID Connect, and of what GitHub has instead, written by their specifications and without any
/// library of the product's. Somebody is always signed in there; how well it behaves is ordered at <c>/orders</c>.
/// </summary>
internal sealed class ElsewhereProcess : IDisposable
{
    public const string ClientId = "tocsin:test & co";
    public const string Secret = "a secret of a client + 1%";

    private readonly SigningKeys keys = new();
    private readonly ConcurrentDictionary<string, Asked> codes = new(StringComparer.Ordinal);
    private Orders orders = new(0);
    private string issuer = "";

    private sealed record Asked(string Redirect, string Challenge, string? Nonce, Orders Orders);

    /// <summary>Writes its address to standard output, and serves until standard input ends.</summary>
    public static async Task Run()
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { EnvironmentName = Environments.Production });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRouting();
        await using var app = builder.Build();
        using var here = new ElsewhereProcess();
        here.Map(app);
        await app.StartAsync();
        here.issuer = app.Urls.Single();
        await Console.Out.WriteLineAsync(here.issuer);
        await Console.In.ReadToEndAsync();
    }

    public void Dispose() => keys.Dispose();

    private void Map(WebApplication app)
    {
        app.MapPost("/orders", (Orders given) => Take(given));
        app.MapGet("/.well-known/openid-configuration", Document);
        app.MapGet("/keys", keys.Published);
        app.MapGet("/authorize", Authorize);
        app.MapGet("/login/oauth/authorize", Authorize);
        app.MapPost("/token", Token);
        app.MapPost("/login/oauth/access_token", AccessToken);
        app.MapGet("/api/v3/user", User);
    }

    private void Take(Orders given)
    {
        orders = given;
        if (given.How == "rotated")
            keys.Rotate();
    }

    private object Document() =>
        new
        {
            issuer = orders.How == "foreign-document" ? "https://elsewhere.example" : issuer,
            authorization_endpoint = issuer + "/authorize",
            token_endpoint = orders.How == "unsafe-document" ? "http://elsewhere.example/token" : issuer + "/token",
            jwks_uri = issuer + "/keys",
            response_types_supported = new[] { "code" },
            subject_types_supported = new[] { "public" },
            id_token_signing_alg_values_supported = new[] { "RS256", "ES256" },
            token_endpoint_auth_methods_supported = new[]
            {
                orders.ByBody ? "client_secret_post" : "client_secret_basic",
            },
        };

    private IResult Authorize(HttpRequest request)
    {
        var (query, how) = (request.Query, orders.How);
        var sound =
            query["client_id"] == ClientId
            && query["response_type"] == "code"
            && query["code_challenge_method"] == "S256"
            && query["state"].Count == 1;
        if (!sound)
            return Results.BadRequest("this is not how it is asked");
        var code = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        codes[code] = new(query["redirect_uri"]!, query["code_challenge"]!, query["nonce"], orders);
        var back = new Dictionary<string, string?>(StringComparer.Ordinal) { ["state"] = query["state"] };
        if (how == "denied")
            back["error"] = "access_denied";
        else
            back["code"] = code;
        // RFC 9207
        if (!request.Path.StartsWithSegments("/login", StringComparison.Ordinal))
            back["iss"] = how == "foreign-answer" ? "https://elsewhere.example" : issuer;
        return Results.Redirect(QueryHelpers.AddQueryString(query["redirect_uri"]!, back));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var expected =
            "Basic "
            + Convert.ToBase64String(
                Encoding.ASCII.GetBytes($"{WebUtility.UrlEncode(ClientId)}:{WebUtility.UrlEncode(Secret)}")
            );
        var known = orders.ByBody
            ? form["client_id"] == ClientId && form["client_secret"] == Secret
            : request.Headers.Authorization == expected && !form.ContainsKey("client_secret");
        if (!known || Spend(form) is not { } asked)
            return Results.BadRequest(new { error = "invalid_grant" });
        var token = asked.Orders.How == "no-token" ? null : keys.Write(Claims(asked), asked.Orders.How, Secret);
        return Results.Ok(
            new
            {
                access_token = "an access token that nobody uses",
                token_type = "Bearer",
                id_token = token,
            }
        );
    }

    private async Task<IResult> AccessToken(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var known = form["client_id"] == ClientId && form["client_secret"] == Secret;
        return known && Spend(form) is { } asked
            ? Results.Ok(
                new { access_token = $"gho_{asked.Orders.Subject}_{asked.Orders.Label}", token_type = "bearer" }
            )
            : Results.Ok(new { error = "bad_verification_code" });
    }

    private static IResult User(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split('_') is ["Bearer gho", var id, var login]
        && request.Headers.UserAgent.Count > 0
            ? Results.Ok(new { id = long.Parse(id, System.Globalization.CultureInfo.InvariantCulture), login })
            : Results.Unauthorized();

    // RFC 6749, section 4.1.3, and RFC 7636, section 4.6
    private Asked? Spend(IFormCollection form)
    {
        if (form["grant_type"] != "authorization_code" || !codes.TryRemove(form["code"].ToString(), out var asked))
            return null;
        var challenge = Base64Url.EncodeToString(
            SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))
        );
        return form["redirect_uri"] == asked.Redirect && challenge == asked.Challenge ? asked : null;
    }

    private Dictionary<string, object> Claims(Asked asked)
    {
        var (now, how) = (asked.Orders.Now, asked.Orders.How);
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["iss"] = how == "wrong-issuer" ? "https://elsewhere.example" : issuer,
            ["sub"] = asked.Orders.Subject,
            ["aud"] = how switch
            {
                "wrong-audience" => "somebody else",
                "two-audiences" or "other-party" => new[] { ClientId, "somebody else" },
                _ => ClientId,
            },
            ["iat"] = now,
            ["exp"] = how switch
            {
                "expired" => now - 121,
                "skewed" => now - 60,
                _ => now + 300,
            },
            ["nonce"] = how == "wrong-nonce" ? "another" : asked.Nonce ?? "",
            ["preferred_username"] = asked.Orders.Label,
        };
        if (how == "not-yet")
            claims["nbf"] = now + 121;
        if (how == "other-party")
            claims["azp"] = "somebody else";
        if (Missing.TryGetValue(how, out var missing))
            claims.Remove(missing);
        return claims;
    }

    private static readonly Dictionary<string, string> Missing = new(StringComparer.Ordinal)
    {
        ["no-nonce"] = "nonce",
        ["no-subject"] = "sub",
        ["no-end"] = "exp",
        ["no-audience"] = "aud",
        ["no-issuer"] = "iss",
    };
}
