using System.Text.Json;
using System.Text.Unicode;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Osv;

/// <summary>Opens one JSON object of unknown origin so that whatever it holds ends in a value or a problem.</summary>
internal static class OsvDocument
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = OsvReader.DeepestNesting,
        // Of two members with one name some readers take the first and some the last: such a record says two things.
        AllowDuplicateProperties = false,
    };

    /// <summary>
    /// Reads the object with <paramref name="read"/> and keeps every fault it finds. Problems are called after
    /// <paramref name="format"/>: <c>.too-large</c>, <c>.not-text</c>, <c>.not-json</c>, <c>.not-an-object</c>, <c>.faulty</c>.
    /// </summary>
    public static Result<T> Read<T>(ReadOnlyMemory<byte> utf8, string format, Func<OsvElement, T> read)
    {
        if (utf8.Length > OsvReader.LargestRecord)
        {
            return Problem.Invalid(
                $"{format}.too-large",
                $"The record has {utf8.Length:N0} bytes; at most {OsvReader.LargestRecord:N0} are read."
            );
        }
        utf8 = OsvReader.WithoutByteOrderMark(utf8);
        if (!Utf8.IsValid(utf8.Span))
            return Problem.Invalid($"{format}.not-text", "The record is not UTF-8.", "Save it as UTF-8.");
        try
        {
            using var document = JsonDocument.Parse(utf8, Strict);
            if (HasLoneSurrogate(utf8.Span))
                return Problem.Invalid($"{format}.not-text", "The record has an escape that is half of a character.");
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Collect(document.RootElement, format, read)
                : Problem.Invalid($"{format}.not-an-object", "The record is JSON, but not an object.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Problem.Invalid($"{format}.not-json", Where(e as JsonException));
        }
    }

    private static Result<T> Collect<T>(JsonElement root, string format, Func<OsvElement, T> read)
    {
        var faults = new FaultCollector();
        var value = read(new(root, faults, ""));
        return faults.Stops
            ? new Problem($"{format}.faulty", 422, "This is not a record that can be understood.")
            {
                Faults = faults.Faults,
            }
            : value;
    }

    private static string Where(JsonException? broken)
    {
        var line = broken?.LineNumber is { } number ? $" (line {number + 1})" : "";
        return $"This is not JSON as RFC 8259 has it, nested {OsvReader.DeepestNesting} deep at most, each name once{line}.";
    }

    // \ud800 alone is JSON, but no text: whoever reads the string later would trip over it.
    private static bool HasLoneSurrogate(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IndexOf("\\ud"u8) < 0 && utf8.IndexOf("\\uD"u8) < 0)
            return false;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = OsvReader.DeepestNesting });
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    _ = reader.GetString();
            }
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
