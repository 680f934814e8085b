using System.Security.Cryptography;
using System.Text.Json;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Vault;

namespace Tocsin.Server.Backups;

/// <summary>What a backup holds, and the hash of each of its files; authenticated by a key that the master key opens.</summary>
/// <param name="Format">1 so far.</param>
/// <param name="Tocsin">The version that made it.</param>
/// <param name="At">When it was begun, UTC: it holds everything that was acknowledged before.</param>
/// <param name="MasterKey">The version of the master key that opens it.</param>
/// <param name="Database"><c>sqlite</c> or <c>postgresql</c>.</param>
/// <param name="LastHead">The hash of the last head; null before the first.</param>
/// <param name="LastHeadDay">Its day, UTC.</param>
public sealed record BackupManifest(
    int Format,
    string Tocsin,
    DateTimeOffset At,
    int MasterKey,
    string Database,
    string? LastHead,
    string? LastHeadDay,
    IReadOnlyList<BackupFile> Files
)
{
    public const string FileName = "backup.json";

    public const string SealName = "backup.seal";

    public const int CurrentFormat = 1;

    private const string Purpose = "backup manifest";

    private static readonly JsonSerializerOptions json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Writes the manifest into <paramref name="folder"/>, and its seal beside it.</summary>
    public async Task Write(string folder, MasterKey vault, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(vault);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(this, json);
        await File.WriteAllBytesAsync(Path.Combine(folder, FileName), bytes, cancel);
        await File.WriteAllTextAsync(Path.Combine(folder, SealName), Seal(bytes, vault) + "\n", cancel);
    }

    /// <summary>Refused as <c>backup.none</c>, <c>backup.version</c>; that it is authentic is asked apart, see <see cref="IsSealedBy"/>.</summary>
    public static async Task<Result<BackupManifest>> Read(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
            return BackupProblems.None(folder);
        try
        {
            var read = JsonSerializer.Deserialize<BackupManifest>(await File.ReadAllBytesAsync(path, cancel), json);
            return read switch
            {
                null => BackupProblems.Changed(FileName),
                { Format: not CurrentFormat } => BackupProblems.OtherVersion(read.Tocsin),
                _ => read,
            };
        }
        catch (JsonException)
        {
            return BackupProblems.Changed(FileName);
        }
    }

    /// <summary>Whether the manifest in <paramref name="folder"/> was written by an installation with this vault.</summary>
    public static async Task<bool> IsSealedBy(string folder, MasterKey vault, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(vault);
        var path = Path.Combine(folder, SealName);
        if (!File.Exists(path))
            return false;
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, FileName), cancel);
        var written = (await File.ReadAllTextAsync(path, cancel)).Trim();
        return CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.UTF8.GetBytes(written),
            System.Text.Encoding.UTF8.GetBytes(Seal(bytes, vault))
        );
    }

    private static string Seal(byte[] bytes, MasterKey vault) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(vault.Derive(Purpose), bytes));
}

/// <param name="Path">Below the backup, with slashes.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">64 hexadecimal digits.</param>
public sealed record BackupFile(string Path, long Size, string Sha256)
{
    public static async Task<BackupFile> Of(string folder, string path, CancellationToken cancel)
    {
        await using var file = File.OpenRead(System.IO.Path.Combine(folder, path));
        return new(path, file.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancel)));
    }
}
