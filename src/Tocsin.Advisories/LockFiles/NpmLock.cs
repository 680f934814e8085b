using System.Text.Json;

namespace Tocsin.Advisories.LockFiles;

/// <summary>
/// npm's lock file. Versions 2 and 3 list <c>packages</c> by where they lie; version 1 nests <c>dependencies</c>. Where both are
/// there, they say the same, and <c>packages</c> says it better.
/// </summary>
internal static class NpmLock
{
    private const string Modules = "node_modules/";

    private static readonly JsonReaderOptions Options = new() { MaxDepth = LockFileLimits.Depth };

    public static bool Read(ReadOnlySpan<byte> utf8, LockFileEntries entries)
    {
        var hasPackages = Walk(utf8, "packages"u8, entries, nested: false);
        return hasPackages || Walk(utf8, "dependencies"u8, entries, nested: true) || HasVersion(utf8);
    }

    private static bool Walk(ReadOnlySpan<byte> utf8, ReadOnlySpan<byte> member, LockFileEntries entries, bool nested)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var lines = new LineCounter(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(member);
            reader.Read();
            if (!isIt || reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }
            if (nested)
                Dependencies(ref reader, ref lines, entries);
            else
                Packages(ref reader, ref lines, entries);
            return true;
        }
        return false;
    }

    // A project without dependencies has neither.
    private static bool HasVersion(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var found = false;
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            found |= reader.ValueTextEquals("lockfileVersion"u8);
            reader.Read();
            reader.Skip();
        }
        return found;
    }

    private static void Packages(ref Utf8JsonReader reader, ref LineCounter lines, LockFileEntries entries)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName && !entries.IsFull)
        {
            var (place, line) = (reader.GetString()!, lines.At(reader));
            reader.Read();
            var said = Entry.Read(ref reader);
            var modules = place.LastIndexOf(Modules, StringComparison.Ordinal);
            // the project itself, its workspaces, and the links to them
            if (modules < 0 || said.IsLink)
                continue;
            entries.Add("npm", said.Name ?? place[(modules + Modules.Length)..], said.Version, line);
        }
    }

    // The depth is bounded by the reader's.
    private static void Dependencies(ref Utf8JsonReader reader, ref LineCounter lines, LockFileEntries entries)
    {
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
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isVersion, isNested) = (
                    reader.ValueTextEquals("version"u8),
                    reader.ValueTextEquals("dependencies"u8)
                );
                reader.Read();
                if (isVersion && reader.TokenType == JsonTokenType.String)
                    version = reader.GetString();
                else if (isNested && reader.TokenType == JsonTokenType.StartObject)
                    Dependencies(ref reader, ref lines, entries);
                else
                    reader.Skip();
                if (entries.IsFull)
                    return;
            }
            Add(entries, name, version, line);
        }
    }

    // "npm:real@1.0.0" is an alias; an address or a path is no release
    private static void Add(LockFileEntries entries, string name, string? version, int line)
    {
        if (version?.StartsWith("npm:", StringComparison.Ordinal) == true && version.LastIndexOf('@') is > 4 and var at)
            entries.Add("npm", version[4..at], version[(at + 1)..], line);
        else if (version?.AsSpan().IndexOfAny(":/") >= 0)
            entries.Skip(line, $"{name}@{version}", LockFileEntries.NotReleased);
        else
            entries.Add("npm", name, version, line);
    }

    private readonly record struct Entry(string? Name, string? Version, bool IsLink)
    {
        public static Entry Read(ref Utf8JsonReader reader)
        {
            var said = new Entry();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                return said;
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var (isName, isVersion, isLink) = (
                    reader.ValueTextEquals("name"u8),
                    reader.ValueTextEquals("version"u8),
                    reader.ValueTextEquals("link"u8)
                );
                reader.Read();
                if (isName && reader.TokenType == JsonTokenType.String)
                    said = said with { Name = reader.GetString() };
                else if (isVersion && reader.TokenType == JsonTokenType.String)
                    said = said with { Version = reader.GetString() };
                else if (isLink)
                    said = said with { IsLink = reader.TokenType == JsonTokenType.True };
                else
                    reader.Skip();
            }
            return said;
        }
    }
}
