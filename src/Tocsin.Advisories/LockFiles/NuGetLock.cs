using System.Text.Json;

namespace Tocsin.Advisories.LockFiles;

/// <summary>NuGet's packages.lock.json: <c>dependencies</c> by framework, then by package.</summary>
internal static class NuGetLock
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
            var isIt = reader.ValueTextEquals("dependencies"u8);
            reader.Read();
            if (!isIt || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }
            found = true;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !entries.IsFull)
                Framework(ref reader, ref lines, entries);
        }
        return found;
    }

    private static void Framework(ref Utf8JsonReader reader, ref LineCounter lines, LockFileEntries entries)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !entries.IsFull)
        {
            var (name, line) = (reader.GetString()!, lines.At(reader));
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }
            string? version = null;
            var isProject = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isResolved, isType) = (reader.ValueTextEquals("resolved"u8), reader.ValueTextEquals("type"u8));
                reader.Read();
                if (isResolved && reader.TokenType == JsonTokenType.String)
                    version = reader.GetString();
                else if (isType && reader.TokenType == JsonTokenType.String)
                    isProject = reader.ValueTextEquals("Project"u8);
                else
                    reader.Skip();
            }
            if (!isProject)
                entries.Add("NuGet", name, version, line);
        }
    }
}
