using System.Text.Json;

namespace Tocsin.Standards.Osv;

/// <summary>Writes records as OSV schema 1.7 spells them.</summary>
public static class OsvWriter
{
    /// <summary>UTF-8 JSON without a byte order mark, nulls left out, instants in UTC with a <c>Z</c>.</summary>
    public static byte[] Write(OsvRecord record) =>
        JsonSerializer.SerializeToUtf8Bytes(record, OsvJson.Default.OsvRecord);
}
