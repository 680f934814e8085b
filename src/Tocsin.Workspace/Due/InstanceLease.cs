using System.Text;

namespace Tocsin.Workspace.Due;

/// <summary>
/// Whether this installation may act: publish, send mail. The lease is a file beside the master key, outside of everything
/// that a backup of the data contains, and names the place of the one real store. A copy or a restored backup has another
/// place and is held until a person declares it to be the real one.
/// </summary>
public sealed class InstanceLease
{
    private readonly string path;
    private readonly string place;

    /// <param name="folder">The folder of the master key.</param>
    /// <param name="programme">The programme's ID.</param>
    /// <param name="place">What tells this store from a copy of it.</param>
    public InstanceLease(string folder, string programme, string place) =>
        (path, this.place) = (Path.Combine(folder, $"lease-{programme}"), place);

    /// <summary>Read anew each time: it may be taken over while this process runs.</summary>
    public bool Mine => File.Exists(path) && File.ReadAllText(path) == place;

    /// <summary>Declares this installation to be the real one; any other that had the lease is held from now on.</summary>
    public void Take()
    {
        var fresh = path + ".new";
        File.WriteAllText(fresh, place, Encoding.UTF8);
        File.SetUnixFileMode(fresh, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Gives the lease up: nothing acts until somebody takes it.</summary>
    public void GiveUp() => File.Delete(path);

    /// <summary>The place of a SQLite store: where the file lies and which file it is, which a copy does not share.</summary>
    public static string PlaceOfFile(string file) => $"file {Path.GetFullPath(file)} {FileIdentity.Of(file)}";
}
