using Tocsin.Advisories.Imports;

namespace Tocsin.Public.Storage;

/// <content>What an import has to know before it begins, without EF: see <see cref="ImportTransaction"/>.</content>
public sealed partial class PublicStore
{
    /// <summary>The prefixes that sources own, but for one; null: of all.</summary>
    internal async Task<IReadOnlyList<IdPrefix>> PrefixesOfOthers(string? source, CancellationToken cancel) =>
        [
            .. from prefixes in await Texts(
                "SELECT prefixes FROM sources WHERE name <> @source ORDER BY name",
                source ?? "",
                cancel
            )
            from prefix in prefixes.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            select IdPrefix.Parse(prefix).Value,
        ];

    /// <summary>Which entries of a source are in quarantine.</summary>
    internal async Task<IReadOnlySet<string>> QuarantinedPaths(string source, CancellationToken cancel) =>
        (await Texts("SELECT path FROM quarantine WHERE source = @source", source, cancel)).ToHashSet(
            StringComparer.Ordinal
        );

    private async Task<List<string>> Texts(string sql, string source, CancellationToken cancel)
    {
        await using var connection = connect();
        await connection.OpenAsync(cancel);
        await using var command = Command(connection, null, sql, ("source", source));
        await using var rows = await command.ExecuteReaderAsync(cancel);
        var texts = new List<string>();
        while (await rows.ReadAsync(cancel))
            texts.Add(rows.GetString(0));
        return texts;
    }
}
