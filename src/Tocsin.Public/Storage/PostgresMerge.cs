using Npgsql;
using NpgsqlTypes;

namespace Tocsin.Public.Storage;

/// <summary>A binary COPY into a table of the transaction's own, and one statement that merges it.</summary>
internal static class PostgresMerge
{
    /// <summary>How many documents were copied.</summary>
    public static async Task<int> Copy(
        NpgsqlConnection server,
        IAsyncEnumerable<IncomingDocument> documents,
        CancellationToken cancel
    )
    {
        await Execute(
            server,
            """
            CREATE TEMPORARY TABLE incoming (position integer, kind text, id text, modified bigint, body bytea, path text)
            ON COMMIT DROP
            """,
            cancel
        );
        var position = 0;
        await using (var copy = await server.BeginBinaryImportAsync("COPY incoming FROM STDIN (FORMAT BINARY)", cancel))
        {
            await foreach (var (document, path) in documents.WithCancellation(cancel))
            {
                await copy.StartRowAsync(cancel);
                await copy.WriteAsync(position++, NpgsqlDbType.Integer, cancel);
                await copy.WriteAsync(document.Kind, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(document.Id, NpgsqlDbType.Text, cancel);
                await copy.WriteAsync(Microseconds.Of(document.Modified), NpgsqlDbType.Bigint, cancel);
                await copy.WriteAsync(document.Body, NpgsqlDbType.Bytea, cancel);
                await copy.WriteAsync(path, NpgsqlDbType.Text, cancel);
            }
            await copy.CompleteAsync(cancel);
        }
        await Execute(server, "ANALYZE incoming (position, kind, id, modified)", cancel);
        return position;
    }

    /// <summary>Takes away what somebody else than <paramref name="source"/> brought before, and tells of it.</summary>
    public static async Task<List<ForeignDocument>> Turn(
        NpgsqlConnection server,
        string source,
        CancellationToken cancel
    )
    {
        await using var command = server.CreateCommand();
        command.CommandText = """
            DELETE FROM incoming i USING in_force f
            WHERE f.kind = i.kind AND f.id = i.id AND f.source <> $1
            RETURNING i.id, i.path
            """;
        command.Parameters.Add(new() { Value = source });
        var foreign = new List<ForeignDocument>();
        await using var row = await command.ExecuteReaderAsync(cancel);
        while (await row.ReadAsync(cancel))
            foreign.Add(new(row.GetString(0), row.GetString(1)));
        return foreign;
    }

    /// <summary>How many documents were added, and how many changed.</summary>
    public static async Task<(int Added, int Changed)> Merge(
        NpgsqlConnection server,
        string source,
        long generation,
        CancellationToken cancel
    )
    {
        await using var command = server.CreateCommand();
        command.CommandText = """
            WITH newest AS (
                SELECT DISTINCT ON (kind, id) position, kind, id, modified FROM incoming
                ORDER BY kind, id, modified DESC, position
            ), change AS (
                SELECT n.position, n.kind, n.id, n.modified, COALESCE(f.revision, 0) + 1 AS revision
                FROM newest n LEFT JOIN in_force f ON f.kind = n.kind AND f.id = n.id
                LEFT JOIN documents d
                ON n.modified = 0 AND f.modified = 0 AND d.kind = f.kind AND d.id = f.id AND d.revision = f.revision
                LEFT JOIN incoming i ON d.id IS NOT NULL AND i.position = n.position
                -- what names no date is new when it says something else
                WHERE f.modified IS NULL OR f.modified < n.modified OR d.body <> i.body
            ), put AS (
                INSERT INTO documents (kind, id, revision, modified, body)
                SELECT c.kind, c.id, c.revision, c.modified, i.body
                FROM change c JOIN incoming i ON i.position = c.position
            ), moved AS (
                INSERT INTO in_force (kind, id, revision, modified, generation, source)
                SELECT kind, id, revision, modified, $1, $2 FROM change
                ON CONFLICT (kind, id) DO UPDATE
                SET revision = excluded.revision, modified = excluded.modified, generation = excluded.generation,
                    source = excluded.source
            )
            SELECT COUNT(*) FILTER (WHERE revision = 1)::int, COUNT(*) FILTER (WHERE revision > 1)::int FROM change
            """;
        command.Parameters.Add(new() { Value = generation });
        command.Parameters.Add(new() { Value = source });
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        return (row.GetInt32(0), row.GetInt32(1));
    }

    private static async Task Execute(NpgsqlConnection server, string sql, CancellationToken cancel)
    {
        await using var command = server.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
