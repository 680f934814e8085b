using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Tocsin.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Storage;

/// <summary>Opens the case store's and the keys' databases, SQLite or PostgreSQL, by their connection strings.</summary>
public static class Contexts
{
    /// <param name="personal">Seals what Identity keeps of people; null where nobody is ever looked up (intake, design time).</param>
    public static Func<CaseDb> Cases(string connection, PersonalData? personal)
    {
        // Identity's model asks the application for its schema version and for what protects personal data
        var application = new ServiceCollection().Configure<IdentityOptions>(options =>
        {
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.Stores.ProtectPersonalData = personal is not null;
        });
        if (personal is not null)
            application.AddSingleton<IPersonalDataProtector>(personal);
        var provider = application.BuildServiceProvider();
        return Databases.IsPostgres(connection)
            ? Opener<CasesOnPostgres>(connection, provider, options => new(options))
            : Opener<CasesOnSqlite>(connection, provider, options => new(options));
    }

    public static Func<KeyDb> Keys(string connection) =>
        Databases.IsPostgres(connection)
            ? Opener<KeysOnPostgres>(connection, null, options => new(options))
            : Opener<KeysOnSqlite>(connection, null, options => new(options));

    private static Func<TDb> Opener<TDb>(
        string connection,
        IServiceProvider? application,
        Func<DbContextOptions<TDb>, TDb> make
    )
        where TDb : DbContext
    {
        var options = new DbContextOptionsBuilder<TDb>();
        Databases.Use(options, connection);
        if (!Databases.IsPostgres(connection))
            options.AddInterceptors(new SqliteHabits());
        if (application is not null)
            options.UseApplicationServiceProvider(application).ReplaceService<IModelCacheKeyFactory, OneModelPerKey>();
        return () => make(options.Options);
    }

    // the model holds the protector in its converters: two master keys in one process need two models
    private sealed class OneModelPerKey : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) =>
            (
                context.GetType(),
                designTime,
                context
                    .GetService<IDbContextOptions>()
                    .FindExtension<CoreOptionsExtension>()
                    ?.ApplicationServiceProvider?.GetService<IPersonalDataProtector>()
            );
    }
}
