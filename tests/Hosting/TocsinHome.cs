namespace Tocsin.Tests.Hosting;

/// <summary>A folder with a data directory, and beside it the configuration folder that holds the master key.</summary>
public sealed class TocsinHome : IDisposable
{
    private TocsinHome(string folder) => Folder = folder;

    public string Folder { get; }

    public string Data => Path.Combine(Folder, "data");

    /// <summary>What <c>XDG_CONFIG_HOME</c> says.</summary>
    public string Configuration => Path.Combine(Folder, "config");

    public string MasterKey => Path.Combine(Configuration, "tocsin", "master.key");

    /// <summary>Settings beside the defaults, as <c>TOCSIN_*</c>.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    public static TocsinHome New() => new(Directory.CreateTempSubdirectory("tocsin-home-").FullName);

    /// <summary>Runs a command on this home to its end.</summary>
    public async Task<CommandOutcome> Command(params string[] arguments)
    {
        var launched = Launched.Start(this, arguments);
        var code = await launched.Ended();
        return new(code, launched.Output);
    }

    /// <summary>Takes a copy of another home's data and configuration, as a restored backup would be.</summary>
    public void Adopt(TocsinHome other)
    {
        var folders = Directory.EnumerateDirectories(other.Folder, "*", SearchOption.AllDirectories);
        foreach (var folder in folders.Order(StringComparer.Ordinal))
            Directory.CreateDirectory(Here(folder), File.GetUnixFileMode(folder));
        foreach (var file in Directory.EnumerateFiles(other.Folder, "*", SearchOption.AllDirectories))
            File.Copy(file, Here(file));

        string Here(string path) => Path.Combine(Folder, Path.GetRelativePath(other.Folder, path));
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}

/// <param name="Output">Standard output and standard error as they came.</param>
public sealed record CommandOutcome(int Code, string Output);
