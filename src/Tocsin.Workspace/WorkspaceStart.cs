using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tocsin.Cases;
using Tocsin.Governance;
using Tocsin.Ledger;
using Tocsin.Storage;
using Tocsin.Workspace.Audit;
using Tocsin.Workspace.Challenges;
using Tocsin.Workspace.CveBatches;
using Tocsin.Workspace.CveIds;
using Tocsin.Workspace.Due;
using Tocsin.Workspace.Keys;
using Tocsin.Workspace.Maintainers;
using Tocsin.Workspace.Meetings;
using Tocsin.Workspace.Openings;
using Tocsin.Workspace.Partners;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Programmes;
using Tocsin.Workspace.Proposals;
using Tocsin.Workspace.Rota;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Signing;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.ThreatModels;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace;

/// <summary>
/// Everything of the secret half that has to be there before the first request: databases migrated, keys at hand, the
/// lease looked at. A process that may only accept reports has no master key and none of what hangs on it.
/// </summary>
public sealed class WorkspaceStart : IDisposable
{
    private readonly LedgerStore ledgers;
    private readonly KeyStore keys;

    private WorkspaceStart(
        WorkspaceOptions options,
        TimeProvider time,
        MasterKey? master,
        ProgrammeKeys programmeKeys,
        Func<CaseDb> openCases,
        Func<KeyDb> openKeys,
        CharterInForce charter
    )
    {
        (Options, Time, Master, ProgrammeKeys) = (options, time, master, programmeKeys);
        (OpenCases, OpenKeys) = (openCases, openKeys);
        keys = new(openKeys);
        ledgers = new(openCases, keys, programmeKeys, Kinds, time);
        Charter = charter;
        Standings = new(ledgers, Charter);
    }

    /// <summary>Every kind of entry that this half knows.</summary>
    public static EntryKinds Kinds { get; } = EntryKinds.Merge(GovernanceEntries.Kinds, CaseEntries.Kinds);

    public WorkspaceOptions Options { get; }

    public TimeProvider Time { get; }

    /// <summary>Null in a process that may only accept reports.</summary>
    public MasterKey? Master { get; }

    public ProgrammeKeys ProgrammeKeys { get; }

    public Func<CaseDb> OpenCases { get; }

    public Func<KeyDb> OpenKeys { get; }

    /// <summary>Null in a process that may only accept reports: it never acts.</summary>
    public InstanceLease? Lease { get; private init; }

    /// <summary>The OpenPGP keys of what is published; null in a process that signs nothing.</summary>
    public SigningKeys? SigningKeys { get; private init; }

    /// <summary>Whether this start made the master key: then somebody should keep a copy of it.</summary>
    public bool MadeMasterKey { get; private init; }

    public CaseStore Cases => new(ledgers, keys, ProgrammeKeys, new(Charter, ProgrammeKeys.HashFor("opened cases")));

    public ReportStore Reports => new(ledgers, ProgrammeKeys, Charter, OpenCases, Line);

    /// <summary>What passes the line; the same in every process of this installation, and after a restart.</summary>
    public Intake.ProofOfWork Proofs =>
        new(ProgrammeKeys.HashFor("proof of work"), ProgrammeKeys.HashFor("spent proof of work"), Time);

    /// <summary>Who stands in line; leaving it needs the master key.</summary>
    public LineStore Line => new(ledgers, Options.Flood);

    public DraftStore Drafts => new(OpenCases, keys, ProgrammeKeys, Time);

    /// <summary>Destroys the texts that a case says are destroyed.</summary>
    public TextShredder Shredder => new(ledgers, OpenCases, OpenKeys);

    public Precedents.PrecedentStore Precedents => new(ledgers);

    public FileStore Files => new(OpenCases, ProgrammeKeys, Time, Options.FileBudget);

    /// <summary>Null in a process that may only accept reports.</summary>
    public ReceiptLinks? Links => Master is null ? null : new(ledgers, Reports, Master);

    /// <summary>Who was invited to fix something; null in a process that may only accept reports.</summary>
    public MaintainerStore? Maintainers => Master is null ? null : new(ledgers, Master, Charter);

    /// <summary>How they come to a new code; null in a process that may only accept reports.</summary>
    public MaintainerLinks? MaintainerLinks =>
        Master is null || Maintainers is not { } maintainers ? null : new(ledgers, Master, maintainers);

    /// <summary>The ledger of CVE IDs; needs the master key.</summary>
    public CvePoolStore CveIds => new(ledgers);

    /// <summary>The table of advisories that are to be given IDs; needs the master key.</summary>
    public CveBatchStore CveBatches => new(ledgers);

    /// <summary>Who belongs to the programme; needs the master key.</summary>
    public MemberStore Members => new(ledgers, Accounts, Logins, Options.Origins);

    /// <summary>API tokens; needs the master key.</summary>
    public TokenStore Tokens => new(ledgers, OpenCases, Time);

    /// <summary>How members sign in; needs the master key.</summary>
    public AccountStore Accounts => new(OpenCases, new PersonalData(Master!), Time, Options.PasswordRounds);

    /// <summary>What members sign; needs the master key.</summary>
    public AgreementStore Agreements => new(ledgers);

    /// <summary>The programme as it is in force.</summary>
    public CharterInForce Charter { get; }

    /// <summary>Who changes the programme, and how; needs the master key.</summary>
    public ProgrammeStore Programmes => new(ledgers, Charter);

    /// <summary>What members may; needs the master key.</summary>
    public StandingStore Standings { get; }

    /// <summary>What members decide together; needs the master key.</summary>
    public ProposalStore Proposals => new(ledgers, Standings, Charter, Cases, Accounts);

    /// <summary>What products trust and what not; needs the master key.</summary>
    public ThreatModelStore ThreatModels => new(ledgers, Charter);

    /// <summary>What people from outside say against statements.</summary>
    public ChallengeStore Challenges => new(ledgers);

    /// <summary>When members meet, and what they agree to do; needs the master key.</summary>
    public MeetingStore Meetings => new(ledgers);

    /// <summary>Whose turn it is; needs the master key.</summary>
    public RotaStore Rota => new(ledgers, Standings, Charter);

    /// <summary>Where calendar programs subscribe; needs the master key.</summary>
    public FeedStore Feeds => new(ledgers);

    /// <summary>What was decided, done; needs the master key.</summary>
    public CarryOutProposal Carrying => new(ledgers, Standings, Accounts);

    /// <summary>Who may be told before the public; needs the master key.</summary>
    public PartnerStore Partners => new(ledgers, Options.Origins);

    /// <summary>Which identities elsewhere open which account; needs the master key.</summary>
    public LoginStore Logins => new(OpenCases, new PersonalData(Master!), Options.Providers, Time);

    /// <summary>The heads of all cases; needs the master key.</summary>
    public HeadStore Heads => new(ledgers, ProgrammeKeys);

    /// <summary>Walks everything that is kept; needs the master key.</summary>
    public StoreVerifier Verifier => new(OpenCases, keys, ProgrammeKeys, Kinds);

    /// <summary>Checks one case; needs the master key.</summary>
    public CaseVerifier CaseVerifier => new(OpenCases, keys, ProgrammeKeys, Kinds, Heads, Time);

    /// <summary>Makes what is public of a case that is opened; needs the master key.</summary>
    public OpeningStore Openings => new(ledgers, keys, ProgrammeKeys, Heads);

    /// <summary>Replaces the programme's key pair; needs the master key.</summary>
    public ProgrammeKeyRotation ProgrammeKeyRotation => new(OpenKeys, ProgrammeKeys, Master!);

    /// <summary>Replaces the master key.</summary>
    public MasterKeyRotation MasterKeyRotation => new(OpenKeys, Options.MasterKey!);

    internal LedgerStore Ledgers => ledgers;

    /// <exception cref="InvalidDataException">The master key is not one, or can be read by others.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It is not this programme's.</exception>
    public static async Task<WorkspaceStart> Prepare(
        WorkspaceOptions options,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        var openKeys = Contexts.Keys(options.KeysDb);
        await Databases.Migrate(openKeys(), cancel);
        var first = await IsFirst(openKeys, cancel);
        var makes = options.MasterKey is { } path && !File.Exists(path);
        if (makes && !first)
            throw new InvalidDataException(
                $"The master key is missing: put the copy that was kept at {options.MasterKey}."
            );
        var master = options.MasterKey is null ? null : await Vault(options, openKeys, makes, first, cancel);
        var openCases = Contexts.Cases(options.CasesDb, master is null ? null : new PersonalData(master));
        await Databases.Migrate(openCases(), cancel);
        var programmeKeys = await ProgrammeKeys.Load(openKeys, master, cancel);
        var lease = master is null ? null : await LookAtLease(options, programmeKeys, openCases, first, cancel);
        var charter = await new CharterInForce(openCases, options.Programme).Look(cancel);
        var start = new WorkspaceStart(options, time, master, programmeKeys, openCases, openKeys, charter)
        {
            Lease = lease,
            MadeMasterKey = makes,
            SigningKeys =
                master is { } vault && options.SigningFolder is { } folder
                    ? new(folder, charter.Programme.Name, vault)
                    : null,
        };
        if (master is not null)
        {
            await start.Agreements.PublishDefaults(cancel);
            await start.Programmes.Begin(options.Programme, cancel);
        }
        await start.Charter.Look(cancel);
        return start;
    }

    /// <summary>What is there, to be looked at: nothing is made, brought up to date or taken over.</summary>
    /// <exception cref="InvalidDataException">There is nothing, or it is of another version; or as <see cref="Prepare"/>.</exception>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The master key is not this programme's.</exception>
    public static async Task<WorkspaceStart> Look(WorkspaceOptions options, TimeProvider time, CancellationToken cancel)
    {
        var openKeys = Contexts.Keys(options.KeysDb);
        if (!await Databases.IsCurrent<KeyDb, KeysOnSqlite, KeysOnPostgres>(options.KeysDb, cancel))
            throw new InvalidDataException("There are no keys, or they are of another version of Tocsin.");
        if (!await Databases.IsCurrent<CaseDb, CasesOnSqlite, CasesOnPostgres>(options.CasesDb, cancel))
            throw new InvalidDataException("There is no case store, or it is of another version of Tocsin.");
        var master = await Vault(options, openKeys, cancel);
        var openCases = Contexts.Cases(options.CasesDb, new PersonalData(master));
        var programmeKeys = await ProgrammeKeys.Load(openKeys, master, cancel);
        return new(options, time, master, programmeKeys, openCases, openKeys, new(openCases, options.Programme))
        {
            Lease = await LookAtLease(options, programmeKeys, openCases, first: false, cancel),
        };
    }

    public void Dispose()
    {
        SigningKeys?.Dispose();
        ProgrammeKeys.Private?.Dispose();
        Master?.Dispose();
    }

    private static async Task<MasterKey> Vault(WorkspaceOptions options, Func<KeyDb> open, CancellationToken cancel)
    {
        var file = MasterKey.Read(options.MasterKey!);
        var vault = await VaultKeys.Open(open, file, null, cancel);
        if (!ReferenceEquals(vault, file))
            file.Dispose();
        return vault;
    }

    private static async Task<MasterKey> Vault(
        WorkspaceOptions options,
        Func<KeyDb> open,
        bool makes,
        bool first,
        CancellationToken cancel
    )
    {
        if (makes)
            MasterKey.Create(options.MasterKey!).Dispose();
        if (first)
        {
            using var file = MasterKey.Read(options.MasterKey!);
            (await VaultKeys.Open(open, file, options.FillVaultKey, cancel)).Dispose();
        }
        var vault = await Vault(options, open, cancel);
        await VaultKeys.Settle(open, vault, cancel);
        return vault;
    }

    private static async Task<bool> IsFirst(Func<KeyDb> open, CancellationToken cancel)
    {
        await using var db = open();
        return !await db.ProgrammeKeys.AnyAsync(cancel);
    }

    private static async Task<InstanceLease> LookAtLease(
        WorkspaceOptions options,
        ProgrammeKeys keys,
        Func<CaseDb> open,
        bool first,
        CancellationToken cancel
    )
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(options.MasterKey!))!;
        var lease = new InstanceLease(folder, keys.Public.Programme, await Place(options, open, cancel));
        if (first)
            lease.Take();
        return lease;
    }

    private static async Task<string> Place(WorkspaceOptions options, Func<CaseDb> open, CancellationToken cancel)
    {
        if (!Databases.IsPostgres(options.CasesDb))
            return InstanceLease.PlaceOfFile(new SqliteConnectionStringBuilder(options.CasesDb).DataSource);
        await using var db = open();
        var cluster = await db
            .Database.SqlQuery<string>(
                $"""
                SELECT system_identifier::text || ' ' || (SELECT oid::text FROM pg_database WHERE datname = current_database()) AS "Value"
                FROM pg_control_system()
                """
            )
            .SingleAsync(cancel);
        return $"postgresql {cluster}";
    }
}
