using System.Text.Json;

namespace Tocsin.Advisories.LockFiles;

/// <summary>Composer's lock file: <c>packages</c> and <c>packages-dev</c>.</summary>
internal static class ComposerLock
{
    public static bool Read(ReadOnlySpan<byte> utf8, LockFileEntries entries)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = LockFileLimits.Depth });
        var lines = new LineCounter(utf8);
        var found = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !entries.IsFull)
        {
            var isList = reader.ValueTextEquals("packages"u8) || reader.ValueTextEquals("packages-dev"u8);
            reader.Read();
            if (!isList || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }
            found = true;
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && !entries.IsFull)
                Package(ref reader, ref lines, entries);
        }
        return found;
    }

    private static void Package(ref Utf8JsonReader reader, ref LineCounter lines, LockFileEntries entries)
    {
        var line = lines.At(reader);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        string? name = null,
            version = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isName, isVersion) = (reader.ValueTextEquals("name"u8), reader.ValueTextEquals("version"u8));
            reader.Read();
            if (isName && reader.TokenType == JsonTokenType.String)
                name = reader.GetString();
            else if (isVersion && reader.TokenType == JsonTokenType.String)
                version = reader.GetString();
            else
                reader.Skip();
        }
        if (version?.StartsWith("dev-", StringComparison.Ordinal) == true)
            entries.Skip(line, $"{name} {version}", "a branch and not a release");
        else
            entries.Add("Packagist", name, version, line);
    }
}
