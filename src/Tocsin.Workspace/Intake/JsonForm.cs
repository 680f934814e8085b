using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Tocsin.Standards.Problems;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Intake;

/// <summary>One JSON object of strings, read as the form of the same fields would be.</summary>
internal static class JsonForm
{
    /// <summary>The object's strings; null values count as left out. What is no string is a fault at its name.</summary>
    /// <returns>400 where there is no such object; the server's own 413 where it is too large.</returns>
    public static async Task<Result<ReadForm>> Read(HttpRequest request, FormLimits limits, CancellationToken cancel)
    {
        if (request.ContentLength > limits.TextBytes)
            return FormProblems.TooLarge;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
            server.MaxRequestBodySize = limits.TextBytes;
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, cancel);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return FormProblems.Malformed;
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return FormProblems.Malformed;
        }
    }

    private static ReadForm Read(JsonElement root)
    {
        List<KeyValuePair<string, string>> pairs = [];
        var faults = new FaultCollector();
        foreach (var property in root.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String && Text(property.Value) is { } text)
                pairs.Add(new(property.Name, text));
            else if (property.Value.ValueKind != JsonValueKind.Null)
                faults.Add(property.Name, "This has to be a string of Unicode text.");
        }
        return new(new(pairs), faults.Faults);
    }

    // an escaped half of a surrogate pair is valid JSON and no text
    private static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString() is { } text && !text.Contains('\0') ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
