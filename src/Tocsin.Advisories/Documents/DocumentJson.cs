using System.Text.Json;

namespace Tocsin.Advisories.Documents;

/// <summary>Reads the bodies of documents; what is broken counts as not there.</summary>
internal static class DocumentJson
{
    private static readonly JsonSerializerOptions options = new()
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static T? Read<T>(PublishedDocument document)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(document.Body.Span, options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
