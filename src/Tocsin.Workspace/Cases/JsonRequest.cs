using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Cases;

/// <summary>
/// Reads the JSON body of an API request once it is known that whoever sent it may. Strict: a member that nobody knows is a
/// mistake of the sender's, and is said to be one.
/// </summary>
internal static class JsonRequest
{
    /// <summary>The most bytes of a body; an advisory with its longest texts has less.</summary>
    public const int MostBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        NumberHandling = JsonNumberHandling.Strict,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    public static Problem NotJson { get; } =
        new("request.type", 415, "This is not in a format that can be read here.", "Send application/json.");

    public static Problem TooLarge { get; } =
        new("request.too-large", 413, "This is more than can be taken at once.", "Send less.");

    /// <summary>The body; one that is empty is an object without members.</summary>
    /// <returns>400 malformed, 413 beyond <see cref="MostBytes"/>, 415 another type.</returns>
    public static async Task<Result<T>> Read<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        if (request.ContentLength > MostBytes)
            return TooLarge;
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0; )
        {
            if (body.Length + read > MostBytes)
                return TooLarge;
            body.Write(buffer, 0, read);
        }
        if (body.Length > 0 && !request.HasJsonContentType())
            return NotJson;
        return Parse<T>(body.Length == 0 ? "{}"u8 : body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    private static Result<T> Parse<T>(ReadOnlySpan<byte> sent)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(sent, options) is { } read ? read : Malformed("");
        }
        catch (JsonException broken)
        {
            return Malformed(broken.Path ?? "");
        }
    }

    // the path says where; the message of the exception could quote what was sent
    private static Problem Malformed(string path) =>
        Problem.Invalid(
            "request.malformed",
            "This request could not be understood.",
            "Compare it with the API's description."
        ) with
        {
            Faults = [new(path.TrimStart('$').TrimStart('.'), "Something here is not as the API describes it.")],
        };
}
