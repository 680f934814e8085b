using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Tocsin.Standards.Problems;
using YamlDotNet.Core;

namespace Tocsin.Advisories.LockFiles;

/// <summary>Reads lock files of unknown origin. Total: any bytes give a lock file or a problem, within <see cref="LockFileLimits"/>.</summary>
public static class LockFileReader
{
    /// <param name="kind">What it is; null to look (<see cref="LockFileGuess"/>).</param>
    /// <param name="name">What the file is called, perhaps with folders; null where nobody said.</param>
    /// <param name="ecosystem">Of the names in a plain list; null where each line says its own.</param>
    /// <returns>Refused: <c>lock-file.too-large</c>, <c>.not-text</c>, <c>.malformed</c> (with the line), <c>.too-many</c>, <c>.empty</c>.</returns>
    public static Result<LockFile> Read(
        ReadOnlyMemory<byte> utf8,
        LockFileKind? kind = null,
        string? name = null,
        string? ecosystem = null
    )
    {
        if (utf8.Length > LockFileLimits.Bytes)
            return new Problem(
                "lock-file.too-large",
                413,
                $"This has more than {LockFileLimits.Bytes / 1024 / 1024} MB.",
                "Check the parts of the project one by one."
            );
        if (utf8.Span.StartsWith("\uFEFF"u8))
            utf8 = utf8[3..];
        if (!Utf8.IsValid(utf8.Span) || utf8.Span.Contains((byte)0))
            return Problem.Invalid("lock-file.not-text", "This is not text in UTF-8.", "Save it as UTF-8.");
        if (utf8.Span.IndexOfAnyExcept(" \t\r\n"u8) < 0)
            return Problem.Invalid("lock-file.empty", "There is nothing in it.", "Paste a lock file, or a list.");

        var read = kind ?? LockFileGuess.Of(utf8.Span, name);
        var entries = new LockFileEntries();
        try
        {
            if (!Read(read, utf8, ecosystem, entries))
                return Malformed(read, "it has not the parts that such a file has", null);
        }
        catch (JsonException broken)
        {
            return Malformed(read, "the JSON is broken", broken.LineNumber + 1);
        }
        catch (YamlException broken)
        {
            return Malformed(read, "the YAML is broken", broken.Start.Line);
        }
        catch (InvalidOperationException)
        {
            return Malformed(read, "it has an escape that is half of a character", null);
        }
        if (entries.IsFull)
            return new Problem(
                "lock-file.too-many",
                413,
                $"These are more than {LockFileLimits.Packages:N0} packages.",
                "Check the parts of the project one by one."
            );
        return entries.ToLockFile(read);
    }

    private static bool Read(LockFileKind kind, ReadOnlyMemory<byte> utf8, string? ecosystem, LockFileEntries entries)
    {
        switch (kind)
        {
            case LockFileKind.Npm:
                return NpmLock.Read(utf8.Span, entries);
            case LockFileKind.Composer:
                return ComposerLock.Read(utf8.Span, entries);
            case LockFileKind.NuGet:
                return NuGetLock.Read(utf8.Span, entries);
        }
        var text = Encoding.UTF8.GetString(utf8.Span);
        switch (kind)
        {
            case LockFileKind.Pnpm:
                return PnpmLock.Read(text, entries);
            case LockFileKind.Berry:
                return BerryLock.Read(text, entries);
            case LockFileKind.Yarn:
                YarnLock.Read(text, entries);
                break;
            case LockFileKind.Requirements:
                RequirementsList.Read(text, entries);
                break;
            case LockFileKind.Poetry:
                TomlLock.Read(text, "PyPI", entries);
                break;
            case LockFileKind.Cargo:
                TomlLock.Read(text, "crates.io", entries);
                break;
            case LockFileKind.Gemfile:
                GemfileLock.Read(text, entries);
                break;
            case LockFileKind.GoSum:
                GoSum.Read(text, entries);
                break;
            default:
                VersionList.Read(text, ecosystem, entries);
                break;
        }
        return true;
    }

    private static Problem Malformed(LockFileKind kind, string why, long? line) =>
        Problem.Invalid(
            "lock-file.malformed",
            line is null
                ? $"This could not be read as {LockFileGuess.NameOf(kind)}: {why}."
                : $"This could not be read as {LockFileGuess.NameOf(kind)}: {why} at line {line}.",
            "Paste the whole file, or say what it is."
        );
}
