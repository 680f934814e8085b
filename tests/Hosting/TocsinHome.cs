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

    public void Dispose()
    {
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }
}

/// <param name="Output">Standard output and standard error as they came.</param>
public sealed record CommandOutcome(int Code, string Output);
