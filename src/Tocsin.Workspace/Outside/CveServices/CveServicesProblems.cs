using System.Net;
using System.Text.Json.Nodes;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Outside.CveServices;

/// <summary>How the service refuses, and what to do about it. None of them has anything secret in it.</summary>
public static class CveServicesProblems
{
    private const int LongestWords = 500;

    /// <summary>The effect is unknown: whoever asked has to look.</summary>
    public static Problem NoAnswer { get; } =
        new(
            "cve-services.no-answer",
            502,
            "CVE Services did not answer; whether it did what it was asked is not known.",
            "It is looked at again in a while, and nothing is done twice."
        );

    /// <summary>Nothing was asked.</summary>
    public static Problem OutOfReach { get; } =
        new(
            "cve-services.out-of-reach",
            502,
            "CVE Services cannot be reached.",
            "It is tried again; look at the network and at the address on /cve-services."
        );

    public static Problem NotUnderstood { get; } =
        new(
            "cve-services.not-understood",
            502,
            "What CVE Services answered is not what it should be.",
            "Look at the address on /cve-services: it ends in /api."
        );

    public static Problem TooLong { get; } =
        new("cve-services.too-long", 502, "CVE Services lists more IDs than can be read.", "Ask for a single year.");

    public static Problem Unsafe { get; } =
        Problem.Conflict("cve-services.unsafe", "Only https is safe here, but for this machine itself.");

    public static Problem Practice { get; } =
        Problem.Conflict(
            "cve-services.practice",
            "This programme practises: nothing is sent.",
            "Set an account on /cve-services."
        );

    public static Problem NoAccount { get; } =
        Problem.Conflict(
            "cve-services.no-account",
            "No account at CVE Services is set.",
            "Set one on /cve-services, or do it by hand there."
        );

    /// <summary>A copy of an installation must not act.</summary>
    public static Problem Held { get; } =
        Problem.Conflict(
            "installation.held",
            "This installation is a copy, or was restored: it sends nothing.",
            "Say on /installation that it is the real one."
        );

    public static Problem RecordExists { get; } =
        Problem.Conflict("cve-services.record-exists", "This ID has a record already.", "Look at it first.");

    public static Problem NoRecord { get; } =
        Problem.Conflict("cve-services.no-record", "This ID has no record yet.", "Publish it first.");

    /// <summary>Whether the service said that it did nothing, and might if it is asked again.</summary>
    public static bool DidNothing(Problem problem) => problem.Code is "cve-services.too-many" or "cve-services.locked";

    /// <summary>Whether it is not known what the service did.</summary>
    public static bool EffectUnknown(Problem problem) =>
        problem.Code is "cve-services.no-answer" or "cve-services.broken" or "cve-services.not-understood";

    /// <param name="body">Null where it was no JSON, or too long.</param>
    internal static Problem Of(HttpStatusCode status, JsonObject? body)
    {
        if (status != HttpStatusCode.TooManyRequests && Named(Json.Text(body?["error"])) is { } named)
            return named;
        return status switch
        {
            HttpStatusCode.TooManyRequests => new(
                "cve-services.too-many",
                503,
                "CVE Services wants to be asked less often.",
                "Try again in some minutes."
            ),
            HttpStatusCode.Unauthorized => Problem.Conflict(
                "cve-services.unauthorized",
                "CVE Services does not know this organization, user and key together.",
                "Set them anew on /cve-services; a key that was replaced there works no more."
            ),
            HttpStatusCode.NotFound => Problem.NotFound,
            >= HttpStatusCode.InternalServerError => new(
                "cve-services.broken",
                502,
                "CVE Services failed; whether it did what it was asked is not known.",
                "It is looked at again in a while, and nothing is done twice."
            ),
            >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => new(
                "cve-services.redirect",
                502,
                "CVE Services leads elsewhere, which is not followed.",
                "Give the address as it is on /cve-services."
            ),
            _ => Problem.Conflict(
                "cve-services.refused",
                $"CVE Services refuses: {Words(body)}",
                "Mend what it names and try again."
            ),
        };
    }

    private static Problem? Named(string? error) =>
        error switch
        {
            "RESERVATION_IN_PROGRESS" => new(
                "cve-services.locked",
                503,
                "Another reservation of this organization is running.",
                "Try again in a minute."
            ),
            "CVE_RECORD_EXISTS" => RecordExists,
            "CVE_RECORD_DNE" => NoRecord,
            "EXCEEDED_ID_QUOTA" => Problem.Conflict(
                "cve-services.quota",
                "The quota of IDs is used up.",
                "Ask the CVE programme (your root) for more, or reject what is not used."
            ),
            "CANNOT_RESERVE_FOR_YEAR" => Problem.Conflict(
                "cve-services.year",
                "IDs of this year cannot be reserved.",
                "Ask for the year that it is, or the next towards its end."
            ),
            "ORG_DOES_NOT_OWN_ID" => Problem.Conflict(
                "cve-services.not-yours",
                "This ID belongs to another CNA.",
                "Look whether it was mistyped, and whether the account is the right one."
            ),
            _ => null,
        };

    // the service's own words; of an invalid record also the first of what is wrong with it
    private static string Words(JsonObject? body)
    {
        var message = Json.Text(body?["message"]) ?? Json.Text(body?["error"]) ?? "it does not say why";
        if (
            (body?["details"] as JsonObject)?["errors"] is JsonArray { Count: > 0 } errors
            && errors[0] is JsonObject first
        )
            message = $"{message} ({Json.Text(first["instancePath"])} {Json.Text(first["message"])})";
        var one = new string([.. message.Where(c => !char.IsControl(c))]);
        return one.Length <= LongestWords ? one : one[..LongestWords] + "…";
    }
}
