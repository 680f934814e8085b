using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using Tocsin.Standards.Problems;
using Tocsin.Storage;

namespace Tocsin.Server.Backups;

/// <summary>
/// One database as a file, and back. A SQLite file is written anew as it is at one moment (<c>VACUUM INTO</c>), while others go on
/// reading and writing; a PostgreSQL database is dumped and put back by its own programs.
/// </summary>
internal sealed class DatabaseCopy(string connection)
{
    private static readonly string[] dump = ["--format=custom", "--no-owner", "--no-privileges"];
    private static readonly string[] restore =
    [
        "--exit-on-error",
        "--single-transaction",
        "--no-owner",
        "--no-privileges",
    ];

    public bool IsPostgres { get; } = Databases.IsPostgres(connection);

    /// <summary>How the file is called below the backup's folder.</summary>
    public static string FileOf(string name, bool postgres) => $"{name}/{name}.{(postgres ? "dump" : "db")}";

    public async Task<Result<string>> Write(string file, CancellationToken cancel)
    {
        if (IsPostgres)
            return await Run("pg_dump", [.. dump, "--file", file], cancel);
        await using var db = new SqliteConnection(connection);
        await db.OpenAsync(cancel);
        await using var command = db.CreateCommand();
        command.CommandText = "VACUUM INTO $file";
        command.Parameters.AddWithValue("$file", file);
        await command.ExecuteNonQueryAsync(cancel);
        return file;
    }

    /// <summary>Into a database that holds nothing.</summary>
    public async Task<Result<string>> Restore(string file, CancellationToken cancel)
    {
        if (IsPostgres)
        {
            var name = new NpgsqlConnectionStringBuilder(connection).Database!;
            return await Run("pg_restore", [.. restore, "--dbname", name, file], cancel);
        }
        var target = new SqliteConnectionStringBuilder(connection).DataSource;
        File.Copy(file, target);
        return target;
    }

    /// <summary>Takes everything out again that was put into a PostgreSQL database; a file goes with its folder.</summary>
    public async Task Empty(CancellationToken cancel)
    {
        if (!IsPostgres)
            return;
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync(cancel);
        await using var command = db.CreateCommand();
        // table by table, sequences with theirs: the schema itself need not be this role's
        command.CommandText = """
            DO $$ DECLARE t record; BEGIN
              FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
                EXECUTE format('DROP TABLE public.%I CASCADE', t.tablename);
              END LOOP;
            END $$
            """;
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Whether there is nothing in it, or it is not there.</summary>
    public async Task<bool> IsEmpty(CancellationToken cancel)
    {
        if (!IsPostgres)
            return !File.Exists(new SqliteConnectionStringBuilder(connection).DataSource);
        await using var db = new NpgsqlConnection(connection);
        await db.OpenAsync(cancel);
        await using var command = db.CreateCommand();
        command.CommandText =
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public'";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), null) == 0;
    }

    private async Task<Result<string>> Run(string program, string[] arguments, CancellationToken cancel)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        // in no command line; libpq reads these (its manual, 32.15)
        start.Environment["PGHOST"] = to.Host;
        start.Environment["PGPORT"] = $"{to.Port}";
        start.Environment["PGUSER"] = to.Username;
        start.Environment["PGDATABASE"] = to.Database;
        if (to.Password is { Length: > 0 } password)
            start.Environment["PGPASSWORD"] = password;
        try
        {
            using var process = Process.Start(start)!;
            var said = process.StandardError.ReadToEndAsync(cancel);
            await Task.WhenAll(said, process.StandardOutput.ReadToEndAsync(cancel), process.WaitForExitAsync(cancel));
            return process.ExitCode == 0 ? arguments[^1] : BackupProblems.Tool(program, (await said).Split('\n')[0]);
        }
        catch (Win32Exception)
        {
            return BackupProblems.Tool(program, "it is not installed.");
        }
    }
}
