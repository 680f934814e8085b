using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;
using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Storage;

/// <summary>
/// Prepared statements that put one document after the other, driven through SQLite's own interface: the bodies are bound
/// where they lie, and nothing is allocated for a document.
/// </summary>
internal sealed class SqliteUpsert : IDisposable
{
    private readonly sqlite3 file;
    private readonly string source;
    private readonly sqlite3_stmt add;
    private readonly sqlite3_stmt look;
    private readonly sqlite3_stmt insert;
    private readonly sqlite3_stmt force;
    private readonly sqlite3_stmt read;
    private readonly byte[] name = new byte[PublicStore.LongestId];

    // the last one was; probably the next one is
    private bool areNew = true;

    /// <param name="file">With a transaction begun.</param>
    /// <param name="source">Who brings the documents.</param>
    public SqliteUpsert(SqliteConnection file, string source, long generation)
    {
        this.file = file.Handle!;
        this.source = source;
        add = Prepare(
            """
            INSERT INTO in_force (kind, id, revision, modified, generation, source) VALUES (?1, ?2, 1, ?4, ?5, ?6)
            ON CONFLICT (kind, id) DO NOTHING
            """
        );
        look = Prepare("SELECT revision, modified, source FROM in_force WHERE kind = ?1 AND id = ?2");
        insert = Prepare("INSERT INTO documents (kind, id, revision, modified, body) VALUES (?1, ?2, ?3, ?4, ?5)");
        force = Prepare(
            """
            INSERT INTO in_force (kind, id, revision, modified, generation, source) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (kind, id) DO UPDATE
            SET revision = excluded.revision, modified = excluded.modified, generation = excluded.generation,
                source = excluded.source
            """
        );
        read = Prepare("SELECT body FROM documents WHERE kind = ?1 AND id = ?2 AND revision = ?3");
        foreach (var statement in (sqlite3_stmt[])[add, force])
        {
            Check(raw.sqlite3_bind_int64(statement, 5, generation));
            Check(raw.sqlite3_bind_text(statement, 6, source));
        }
    }

    /// <summary>The revision that the document got, 0 when it is not newer than what is there, -1 when that is somebody else's.</summary>
    public int Put(PublishedDocument document)
    {
        var modified = Microseconds.Of(document.Modified);
        // in a store that has nothing, and in what only adds, looking first is half of the work
        if (areNew && (areNew = Add(document, modified)))
        {
            Insert(document, 1, modified);
            return 1;
        }
        var (revision, before, isOthers) = Look(document);
        if (isOthers)
            return -1;
        if (revision > 0 && !IsNewer(document, revision, modified, before))
            return 0;
        areNew = revision == 0;
        Insert(document, ++revision, modified);
        Bind(force, document);
        Check(raw.sqlite3_bind_int(force, 3, revision));
        Check(raw.sqlite3_bind_int64(force, 4, modified));
        Run(force);
        return revision;
    }

    public void Dispose()
    {
        add.Dispose();
        look.Dispose();
        insert.Dispose();
        force.Dispose();
        read.Dispose();
    }

    // False where there is one of this name.
    private bool Add(PublishedDocument document, long modified)
    {
        Bind(add, document);
        Check(raw.sqlite3_bind_int64(add, 4, modified));
        Run(add);
        return raw.sqlite3_changes(file) > 0;
    }

    private (int Revision, long Modified, bool IsOthers) Look(PublishedDocument document)
    {
        Bind(look, document);
        try
        {
            if (!Step(look))
                return (0, 0, false);
            var isKept = raw.sqlite3_column_type(look, 2) != raw.SQLITE_NULL;
            return (
                raw.sqlite3_column_int(look, 0),
                raw.sqlite3_column_int64(look, 1),
                isKept && raw.sqlite3_column_text(look, 2).utf8_to_string() != source
            );
        }
        finally
        {
            raw.sqlite3_reset(look);
        }
    }

    // What names no date is new when it says something else.
    private bool IsNewer(PublishedDocument document, int revision, long modified, long before)
    {
        if (modified != 0 || before != 0)
            return modified > before;
        Bind(read, document);
        Check(raw.sqlite3_bind_int(read, 3, revision));
        try
        {
            return !Step(read) || !raw.sqlite3_column_blob(read, 0).SequenceEqual(document.Body.Span);
        }
        finally
        {
            raw.sqlite3_reset(read);
        }
    }

    // Both are visible ASCII, and not longer than the longest ID.
    private void Bind(sqlite3_stmt statement, PublishedDocument document)
    {
        Check(raw.sqlite3_bind_text(statement, 1, Ascii(document.Kind)));
        Check(raw.sqlite3_bind_text(statement, 2, Ascii(document.Id)));
    }

    private ReadOnlySpan<byte> Ascii(string text) => name.AsSpan(0, Encoding.ASCII.GetBytes(text, name));

    private void Insert(PublishedDocument document, int revision, long modified)
    {
        Bind(insert, document);
        Check(raw.sqlite3_bind_int(insert, 3, revision));
        Check(raw.sqlite3_bind_int64(insert, 4, modified));
        Check(raw.sqlite3_bind_blob(insert, 5, document.Body.Span));
        Run(insert);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(file, sql, out var statement));
        return statement;
    }

    private void Run(sqlite3_stmt statement)
    {
        try
        {
            Step(statement);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    private bool Step(sqlite3_stmt statement)
    {
        var code = raw.sqlite3_step(statement);
        if (code is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            SqliteException.ThrowExceptionForRC(code, file);
        return code == raw.SQLITE_ROW;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, file);
}
