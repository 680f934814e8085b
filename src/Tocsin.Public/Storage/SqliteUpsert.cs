using Microsoft.Data.Sqlite;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Storage;

/// <summary>Three prepared statements that put one document after the other.</summary>
internal sealed class SqliteUpsert : IDisposable
{
    private readonly SqliteCommand look;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand force;

    public SqliteUpsert(SqliteConnection file, SqliteTransaction transaction, long generation)
    {
        look = Prepare("SELECT revision, modified FROM in_force WHERE kind = @kind AND id = @id", "kind", "id");
        insert = Prepare(
            "INSERT INTO documents (kind, id, revision, modified, body) VALUES (@kind, @id, @revision, @modified, @body)",
            "kind",
            "id",
            "revision",
            "modified",
            "body"
        );
        force = Prepare(
            """
            INSERT INTO in_force (kind, id, revision, modified, generation)
            VALUES (@kind, @id, @revision, @modified, @generation)
            ON CONFLICT (kind, id) DO UPDATE
            SET revision = excluded.revision, modified = excluded.modified, generation = excluded.generation
            """,
            "kind",
            "id",
            "revision",
            "modified",
            "generation"
        );
        force.Parameters[4].Value = generation;

        SqliteCommand Prepare(string sql, params ReadOnlySpan<string> names)
        {
            var command = file.CreateCommand();
            (command.CommandText, command.Transaction) = (sql, transaction);
            foreach (var name in names)
                command.Parameters.Add(new SqliteParameter("@" + name, null));
            return command;
        }
    }

    /// <summary>The revision that the document got, or 0 when it is not newer than what is there.</summary>
    public int Put(PublishedDocument document)
    {
        var modified = Microseconds.Of(document.Modified);
        var (revision, before) = Look(document);
        if (revision > 0 && modified <= before)
            return 0;

        revision++;
        Set(insert, document, revision, modified);
        insert.Parameters[4].Value = document.Body.ToArray();
        insert.ExecuteNonQuery();
        Set(force, document, revision, modified);
        force.ExecuteNonQuery();
        return revision;
    }

    public void Dispose()
    {
        look.Dispose();
        insert.Dispose();
        force.Dispose();
    }

    private (int Revision, long Modified) Look(PublishedDocument document)
    {
        look.Parameters[0].Value = document.Kind;
        look.Parameters[1].Value = document.Id;
        using var row = look.ExecuteReader();
        return row.Read() ? (row.GetInt32(0), row.GetInt64(1)) : (0, 0);
    }

    private static void Set(SqliteCommand command, PublishedDocument document, int revision, long modified)
    {
        command.Parameters[0].Value = document.Kind;
        command.Parameters[1].Value = document.Id;
        command.Parameters[2].Value = revision;
        command.Parameters[3].Value = modified;
    }
}
