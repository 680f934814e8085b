using System.Text.Json;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Imports;

/// <summary>What a JSON document is, told by the names of its outermost members and by nothing else.</summary>
internal enum ImportFormat
{
    /// <summary>Also what nothing else claims: its reader says what is wrong.</summary>
    Osv,
    Cve,
    Csaf,
    OpenVex,

    /// <summary>What lies beside the advisories of a CSAF provider or the CVE list: metadata, feeds, lists of changes.</summary>
    Directory,
}

/// <summary>Tells formats apart, as a rule by the first member.</summary>
internal static class ImportFormats
{
    private static readonly JsonReaderOptions options = new() { MaxDepth = OsvReader.DeepestNesting };

    /// <summary>Total. Costs nothing to speak of: whatever the format, its first member or one soon after names it.</summary>
    public static ImportFormat Of(ReadOnlyMemory<byte> utf8)
    {
        var reader = new Utf8JsonReader(OsvReader.WithoutByteOrderMark(utf8).Span, options);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return ImportFormat.Osv;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (Named(ref reader) is { } format)
                    return format;
                reader.Skip();
            }
        }
        catch (JsonException)
        {
            // OSV's reader will find the same and say where.
        }
        return ImportFormat.Osv;
    }

    private static ImportFormat? Named(ref Utf8JsonReader at) =>
        at.ValueTextEquals("id"u8) || at.ValueTextEquals("schema_version"u8) || at.ValueTextEquals("modified"u8)
            ? ImportFormat.Osv
        : at.ValueTextEquals("cveMetadata"u8) || at.ValueTextEquals("containers"u8) || at.ValueTextEquals("dataType"u8)
            ? ImportFormat.Cve
        : at.ValueTextEquals("document"u8) || at.ValueTextEquals("product_tree"u8) ? ImportFormat.Csaf
        : at.ValueTextEquals("@context"u8) || at.ValueTextEquals("statements"u8) ? ImportFormat.OpenVex
        : at.ValueTextEquals("canonical_url"u8) || at.ValueTextEquals("feed"u8) || at.ValueTextEquals("fetchTime"u8)
            ? ImportFormat.Directory
        : null;
}
