using System.Security.Cryptography;
using Tocsin.Public;
using Tocsin.Public.Settings;
using Tocsin.Public.Storage;
using Tocsin.Server.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Storage;
using Tocsin.Workspace;
using Tocsin.Workspace.Settings;

namespace Tocsin.Server.Hosting;

/// <summary>What the roles of one process share: the settings, and each store, opened and migrated once when first asked for.</summary>
public sealed class ProcessParts(ServerOptions options, SendOut? sendOut = null) : IAsyncDisposable
{
    private ServiceProvider? publicStore;
    private WorkspaceStart? secrets;

    public ServerOptions Options => options;

    /// <summary>Has long work done by another process; null: none of it.</summary>
    public SendOut? SendOut => sendOut;

    /// <summary>The public store, to publish and import into.</summary>
    public async Task<PublicStore> PublicStore(CancellationToken cancel) =>
        (await PublicParts(cancel)).GetRequiredService<PublicStore>();

    /// <summary>The public store, its sources, and what imports them.</summary>
    public async Task<IServiceProvider> PublicParts(CancellationToken cancel)
    {
        if (publicStore is null)
        {
            publicStore = new ServiceCollection()
                .AddPublicStore(options.Databases.Public, options.IndexFile)
                .AddRunSource(options.Programme.AdvisoryPrefix, options.Downloads)
                .BuildServiceProvider();
            await Databases.Migrate<PublicDb, PublicOnSqlite, PublicOnPostgres>(
                options.Databases.Public,
                publicStore.GetRequiredService<Func<PublicDb>>(),
                cancel,
                Tocsin.Public.Storage.PublicStore.PageSize
            );
        }
        return publicStore;
    }

    /// <summary>What the programme's own advisory IDs begin with: what it has told strangers, else what is set.</summary>
    public async Task<string> OwnPrefix(CancellationToken cancel)
    {
        var told = (await PublicParts(cancel)).GetRequiredService<ProgrammeInForce>();
        return (await told.Look(cancel))?.AdvisoryPrefix ?? options.Programme.AdvisoryPrefix;
    }

    /// <summary>
    /// The secret half. Only a process with the workspace role gets to the master key. Refused as <c>master-key.unfit</c>
    /// where that is missing, is none, is another programme's, or can be read by others.
    /// </summary>
    public Task<Result<WorkspaceStart>> TrySecrets(CancellationToken cancel) =>
        Try(() => WorkspaceStart.Prepare(Secret(), TimeProvider.System, cancel));

    /// <summary>The secret half to be looked at: nothing is made or brought up to date. Refused as <see cref="TrySecrets"/>.</summary>
    public Task<Result<WorkspaceStart>> TryLook(CancellationToken cancel) =>
        Try(() => WorkspaceStart.Look(Secret(), TimeProvider.System, cancel));

    private async Task<Result<WorkspaceStart>> Try(Func<Task<WorkspaceStart>> open)
    {
        try
        {
            return secrets ??= await open();
        }
        catch (Exception unfit)
            when (unfit
                    is InvalidDataException
                        or CryptographicException
                        or FileNotFoundException
                        or DirectoryNotFoundException
            )
        {
            return new Problem(
                "master-key.unfit",
                StatusCodes.Status503ServiceUnavailable,
                unfit switch
                {
                    InvalidDataException => unfit.Message,
                    CryptographicException => "The master key is not the one of this data.",
                    _ => $"There is no master key at {options.MasterKey}.",
                },
                "Nothing was changed."
            );
        }
    }

    public async ValueTask DisposeAsync()
    {
        secrets?.Dispose();
        if (publicStore is not null)
            await publicStore.DisposeAsync();
    }

    private WorkspaceOptions Secret() =>
        new(
            options.Programme,
            new(Address(Role.Public), Address(Role.Intake), Address(Role.Workspace)),
            options.Databases.Cases,
            options.Databases.Keys,
            options.Roles.Contains(Role.Workspace) ? options.MasterKey : null,
            Mail()
        )
        {
            IsCna = options.Cna is not null,
            Flood = options.Flood,
            Contacts = options.FetchesContacts ? new(options.Registry) : null,
            Providers = options.Providers,
            SigningFolder = Path.Combine(options.Data, "openpgp"),
        };

    private Uri Address(Role role) => new(options.Origins[role].Url);

    private MailSettings Mail()
    {
        var outbox = Path.Combine(options.Data, "outbox");
        return options.Smtp is { } smtp
            ? new(smtp.From, outbox, smtp.Host, smtp.Port, smtp.User, smtp.PasswordFile)
            : new($"tocsin@{Address(Role.Workspace).IdnHost}", outbox);
    }
}
