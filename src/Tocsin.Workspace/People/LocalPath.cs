namespace Tocsin.Workspace.People;

/// <summary>Where to go on after signing in: a path of this origin, whatever was asked for.</summary>
internal static class LocalPath
{
    private const int Most = 500;

    /// <summary>The path if it is one of ours, else <paramref name="otherwise"/>. What browsers read as another host is none.</summary>
    public static string Or(string? asked, string otherwise) =>
        asked is ['/', ..]
        && asked.Length <= Most
        && !(asked is ['/', '/' or '\\', ..])
        && !asked.Any(c => char.IsControl(c) || c == '\\')
            ? asked
            : otherwise;
}
