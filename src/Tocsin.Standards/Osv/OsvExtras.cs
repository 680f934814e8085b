using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tocsin.Standards.Osv;

/// <summary>What OSV has no member for, under the names that other databases use.</summary>
internal static class OsvExtras
{
    /// <summary>The object as a value of its own.</summary>
    public static JsonElement Of(JsonObject extras)
    {
        using var document = JsonDocument.Parse(extras.ToJsonString());
        return document.RootElement.Clone();
    }

    /// <summary><c>cwe_ids</c> and <c>severity</c> (LOW to CRITICAL), each only if there is something to say.</summary>
    public static JsonObject Named(IEnumerable<string> cwes, string? severity)
    {
        var extras = new JsonObject();
        if (cwes.Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } some)
            extras["cwe_ids"] = new JsonArray([.. some.Select(c => JsonValue.Create(c))]);
        if (severity is not null)
            extras["severity"] = severity;
        return extras;
    }
}
