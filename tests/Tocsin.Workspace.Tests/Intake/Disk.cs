using System.Text;

namespace Tocsin.Workspace.Tests.Intake;

/// <summary>Searches everything that an installation keeps on disk: databases, their logs and journals, mail.</summary>
internal static class Disk
{
    /// <summary>The files that hold one of the texts, in UTF-8 or UTF-16, or in base64 at any offset.</summary>
    public static IReadOnlyList<string> Holding(string folder, params IEnumerable<string> secrets)
    {
        var sought = secrets.SelectMany(Spellings).ToList();
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Contains(file, sought))
                .Select(file => Path.GetRelativePath(folder, file)),
        ];
    }

    /// <summary>What ASP.NET Core itself would have buffered of a request, which is none of ours to leave.</summary>
    public static IReadOnlyList<string> Buffered(params IEnumerable<string> secrets)
    {
        var sought = secrets.SelectMany(Spellings).ToList();
        return [.. Directory.EnumerateFiles(Path.GetTempPath(), "ASPNETCORE_*").Where(file => Contains(file, sought))];
    }

    private static bool Contains(string file, List<byte[]> sought)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return sought.Exists(one => bytes.AsSpan(0, read).IndexOf(one) >= 0);
    }

    private static IEnumerable<byte[]> Spellings(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        yield return plain;
        yield return Encoding.Unicode.GetBytes(text);
        for (var offset = 0; offset < 3; offset++)
        {
            var encoded = Convert.ToBase64String([.. new byte[offset], .. plain]);
            // what stands beside the text shows in the first and last characters
            yield return Encoding.ASCII.GetBytes(encoded[4..^4]);
        }
    }
}
