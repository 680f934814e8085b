using Tocsin.Public;
using Tocsin.Public.Storage;
using Tocsin.Server.Settings;
using Tocsin.Storage;
using Tocsin.Workspace;
using Tocsin.Workspace.Settings;

namespace Tocsin.Server.Hosting;

/// <summary>What the roles of one process share: the settings, and each store, opened and migrated once when first asked for.</summary>
public sealed class ProcessParts(ServerOptions options) : IAsyncDisposable
{
    private ServiceProvider? publicStore;
    private WorkspaceStart? secrets;

    public ServerOptions Options => options;

    /// <summary>The public store, to publish and import into.</summary>
    public async Task<PublicStore> PublicStore(CancellationToken cancel)
    {
        if (publicStore is null)
        {
            publicStore = new ServiceCollection().AddPublicStore(options.Databases.Public).BuildServiceProvider();
            await Databases.Migrate(publicStore.GetRequiredService<Func<PublicDb>>()(), cancel);
        }
        return publicStore.GetRequiredService<PublicStore>();
    }

    /// <summary>The secret half. Only a process with the workspace role gets to the master key.</summary>
    /// <exception cref="InvalidDataException">The master key is missing, is none, or others can read it.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is another programme's.</exception>
    public async Task<WorkspaceStart> Secrets(CancellationToken cancel) =>
        secrets ??= await WorkspaceStart.Prepare(
            new(
                options.Programme,
                new(Address(Role.Public), Address(Role.Intake), Address(Role.Workspace)),
                options.Databases.Cases,
                options.Databases.Keys,
                options.Roles.Contains(Role.Workspace) ? options.MasterKey : null,
                Mail()
            ),
            TimeProvider.System,
            cancel
        );

    public async ValueTask DisposeAsync()
    {
        secrets?.Dispose();
        if (publicStore is not null)
            await publicStore.DisposeAsync();
    }

    private Uri Address(Role role) => new(options.Origins[role].Url);

    private MailSettings Mail()
    {
        var outbox = Path.Combine(options.Data, "outbox");
        return options.Smtp is { } smtp
            ? new(smtp.From, outbox, smtp.Host, smtp.Port, smtp.User, smtp.PasswordFile)
            : new($"tocsin@{Address(Role.Workspace).IdnHost}", outbox);
    }
}
