using System.Text.Json;

namespace Tocsin.Advisories.Search;

/// <summary>Reads of a record nothing but its <c>details</c>.</summary>
internal static class RecordDetails
{
    /// <summary>Empty where there are none.</summary>
    /// <param name="utf8">A record that has been read before.</param>
    public static string Of(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isDetails = reader.ValueTextEquals("details"u8);
            reader.Read();
            if (isDetails && reader.TokenType == JsonTokenType.String)
                return reader.GetString() ?? "";
            reader.Skip();
        }
        return "";
    }
}
