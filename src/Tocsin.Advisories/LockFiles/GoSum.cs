namespace Tocsin.Advisories.LockFiles;

/// <summary>
/// go.sum (Go Modules Reference, "go.sum files"): <c>module version h1:hash</c>. Lines about a <c>/go.mod</c> alone are left out: of those
/// modules only the requirements were read.
/// </summary>
internal static class GoSum
{
    private const string ModFile = "/go.mod";

    public static void Read(string text, LockFileEntries entries)
    {
        var number = 0;
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (entries.IsFull)
                return;
            var line = raw.Trim();
            if (line.IsEmpty)
                continue;
            var space = line.IndexOf(' ');
            var rest = space < 0 ? [] : line[(space + 1)..];
            var end = rest.IndexOf(' ');
            if (end <= 0 || rest[0] != 'v')
                entries.Skip(number, line.ToString(), "not understood");
            else if (!rest[..end].EndsWith(ModFile))
                // OSV writes Go's versions without the v
                entries.Add("Go", line[..space].ToString(), rest[1..end].ToString(), number);
        }
    }
}
