using System.Text.Json.Serialization;

namespace Tocsin.Advisories.Drafts;

/// <summary>What an attacker gains, in plain words. The JSON words are a stored format.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ImpactClass>))]
public enum ImpactClass
{
    [JsonStringEnumMemberName("data-disclosure")]
    DataDisclosure,

    [JsonStringEnumMemberName("data-modification")]
    DataModification,

    [JsonStringEnumMemberName("remote-code-execution")]
    RemoteCodeExecution,

    [JsonStringEnumMemberName("local-code-execution")]
    LocalCodeExecution,

    [JsonStringEnumMemberName("denial-of-service")]
    DenialOfService,

    [JsonStringEnumMemberName("privilege-escalation")]
    PrivilegeEscalation,

    [JsonStringEnumMemberName("authentication-bypass")]
    AuthenticationBypass,

    [JsonStringEnumMemberName("request-forgery")]
    RequestForgery,

    [JsonStringEnumMemberName("cross-site-scripting")]
    CrossSiteScripting,

    [JsonStringEnumMemberName("policy-bypass")]
    PolicyBypass,

    [JsonStringEnumMemberName("malicious-package")]
    MaliciousPackage,

    [JsonStringEnumMemberName("other")]
    Other,
}

/// <summary>How impact classes are spelled, for programs and for people.</summary>
public static class ImpactClasses
{
    public static IReadOnlyList<ImpactClass> All { get; } = Enum.GetValues<ImpactClass>();

    /// <summary>The word programs use, as stored: <c>remote-code-execution</c>.</summary>
    public static string Word(this ImpactClass impact) =>
        impact switch
        {
            ImpactClass.DataDisclosure => "data-disclosure",
            ImpactClass.DataModification => "data-modification",
            ImpactClass.RemoteCodeExecution => "remote-code-execution",
            ImpactClass.LocalCodeExecution => "local-code-execution",
            ImpactClass.DenialOfService => "denial-of-service",
            ImpactClass.PrivilegeEscalation => "privilege-escalation",
            ImpactClass.AuthenticationBypass => "authentication-bypass",
            ImpactClass.RequestForgery => "request-forgery",
            ImpactClass.CrossSiteScripting => "cross-site-scripting",
            ImpactClass.PolicyBypass => "policy-bypass",
            ImpactClass.MaliciousPackage => "malicious-package",
            _ => "other",
        };

    /// <summary>The words people read: <c>Remote code execution</c>.</summary>
    public static string Display(this ImpactClass impact)
    {
        var words = impact.Word().Replace('-', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>The class of a word as <see cref="Word"/> spells it; null for any other.</summary>
    public static ImpactClass? Of(string? word)
    {
        foreach (var impact in All)
        {
            if (string.Equals(impact.Word(), word, StringComparison.OrdinalIgnoreCase))
                return impact;
        }
        return null;
    }
}
