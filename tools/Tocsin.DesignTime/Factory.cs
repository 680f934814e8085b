using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Tocsin.Public.Storage;
using Tocsin.Storage;
using Tocsin.Workspace.Storage;

namespace Tocsin.DesignTime;

/// <summary>Makes contexts for dotnet-ef, which needs their model and never connects. One line below for each context.</summary>
public abstract class Factory<TDb>(string connection) : IDesignTimeDbContextFactory<TDb>
    where TDb : DbContext
{
    protected const string Sqlite = "Data Source=nowhere.db";
    protected const string Postgres = "Host=nowhere";

    public TDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<TDb>();
        Databases.Use(options, connection);
        return (TDb)Activator.CreateInstance(typeof(TDb), options.Options)!;
    }
}

public sealed class PublicSqlite() : Factory<PublicOnSqlite>(Sqlite);

public sealed class PublicPostgres() : Factory<PublicOnPostgres>(Postgres);

public sealed class CasesSqlite : IDesignTimeDbContextFactory<CasesOnSqlite>
{
    public CasesOnSqlite CreateDbContext(string[] args) =>
        (CasesOnSqlite)Contexts.Cases("Data Source=nowhere.db", null)();
}

public sealed class CasesPostgres : IDesignTimeDbContextFactory<CasesOnPostgres>
{
    public CasesOnPostgres CreateDbContext(string[] args) => (CasesOnPostgres)Contexts.Cases("Host=nowhere", null)();
}

public sealed class KeysSqlite() : Factory<KeysOnSqlite>(Sqlite);

public sealed class KeysPostgres() : Factory<KeysOnPostgres>(Postgres);
