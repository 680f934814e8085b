using System.Text;
using Tocsin.Advisories.Imports;
using Tocsin.Public.Sources;
using Tocsin.Public.Storage;
using Tocsin.Web.Outbound;

namespace Tocsin.Public.Tests.Sources;

/// <summary>A public store with its sources, a clock, and a folder to put records into.</summary>
internal sealed class ASourcedStore : IAsyncDisposable
{
    public const string OwnPrefix = "TCS";

    private readonly TestDatabase<PublicDb> data;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tocsin-sources-");

    private ASourcedStore(TestDatabase<PublicDb> data, Fetch fetch)
    {
        this.data = data;
        Store = new(data.Open);
        Sources = new(data.Open, Store, Clock);
        Quarantine = new(data.Open, Clock);
        Import = new(Store, Quarantine);
        Run = new(
            data.Open,
            Import,
            fetch,
            _ => Task.FromResult(OwnPrefix),
            Path.Combine(folder.FullName, "downloads"),
            Clock
        );
    }

    public AClock Clock { get; } = new();

    public PublicStore Store { get; }

    public SourceStore Sources { get; }

    public Quarantine Quarantine { get; }

    public Import Import { get; }

    public RunSource Run { get; }

    /// <param name="fetch">Null: what would fetch is as it is in production.</param>
    public static async Task<ASourcedStore> On(Provider provider, Fetch? fetch = null) =>
        new(
            await TestDatabase.Migrated<PublicDb, PublicOnSqlite, PublicOnPostgres>(provider),
            fetch ?? new(OutboundHandler.Make(AddressRule.Internet), TimeProvider.System)
        );

    public static string ARecord(string id, int minute = 0, string more = "") =>
        $$"""{"id":"{{id}}","modified":"2026-01-01T00:{{minute:00}}:00Z"{{more}}}""";

    /// <summary>A path below the folder.</summary>
    public string At(string path) => Path.Combine(folder.FullName, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text, new UTF8Encoding(false));
    }

    public async Task<Source> Add(string name, string place, string prefixes, int? hours = null) =>
        (await Sources.Add(ASource(name, place, prefixes, hours), OwnPrefix, default)).Value;

    public static Source ASource(string name, string place, string prefixes, int? hours = null) =>
        new(
            SourceName.Parse(name).Value,
            SourcePlace.Parse(place).Value,
            [.. prefixes.Split(' ').Select(prefix => IdPrefix.Parse(prefix).Value)],
            hours
        );

    public async Task<ImportReport> ByHand(string path)
    {
        var rules = await Sources.RulesFor(null, OwnPrefix, default);
        using var source = ImportSource.Open(At(path), rules).Value;
        return await Import.ByHand(source, _ => { }, default);
    }

    /// <summary>Imports a source, which has to go well; null where nothing had changed.</summary>
    public async Task<ImportReport?> Now(string name) =>
        (await Run.Now(SourceName.Parse(name).Value, (_, _) => { }, default)).Value.Report;

    public async Task<Source> Find(string name) =>
        (await Sources.Find(SourceName.Parse(name).Value, default)).ShouldNotBeNull();

    public async Task<string> Body(string id) =>
        Encoding.UTF8.GetString((await Store.Find("advisory", id, default)).ShouldNotBeNull(id).Body.Span);

    public async ValueTask DisposeAsync()
    {
        await data.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
