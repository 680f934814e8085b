using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tocsin.Advisories.Documents;
using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Web.Layout;
using Tocsin.Workspace.People.Accounts;
using Tocsin.Workspace.People.Standings;
using Tocsin.Workspace.Settings;
using Tocsin.Workspace.Storage;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Tests;

/// <summary>
/// The secret half as it runs: real databases, real Kestrels for both origins, a clock that is moved by hand. What is
/// published arrives in <see cref="Published"/> instead of a public store; mail is left in <see cref="Outbox"/>.
/// </summary>
public sealed class TestWorkspace : IAsyncDisposable
{
    private static readonly Lazy<byte[]> OneMasterKey = new(() =>
    {
        var made = Directory.CreateTempSubdirectory("tocsin-master-");
        var path = Path.Combine(made.FullName, "key");
        MasterKey.Create(path).Dispose();
        var key = System.IO.File.ReadAllBytes(path);
        made.Delete(recursive: true);
        return key;
    });

    private readonly DirectoryInfo folder;
    private readonly IAsyncDisposable[] databases;
    private int members;

    private TestWorkspace(DirectoryInfo folder, WorkspaceStart start, TestClock clock, IAsyncDisposable[] databases)
    {
        (this.folder, this.databases) = (folder, databases);
        (Stores, Clock) = (start, clock);
    }

    public TestClock Clock { get; }

    /// <summary>The stores, for looking behind what HTTP shows.</summary>
    public WorkspaceStart Stores { get; }

    public TestSite Members { get; private set; } = null!;

    public TestSite Intake { get; private set; } = null!;

    public ConcurrentQueue<PublishedDocument> Published { get; } = [];

    /// <summary>So often publishing breaks before anything is public.</summary>
    public int FailsToPublish { get; set; }

    /// <summary>What strangers are told of the programme.</summary>
    public ConcurrentQueue<PublishedDocument> Told { get; } = [];

    /// <summary>The head of each day, apart: a test that lets days pass is not about them.</summary>
    public ConcurrentQueue<PublishedDocument> Heads { get; } = [];

    /// <summary>Where mail is left as <c>.eml</c>.</summary>
    public string Outbox => Path.Combine(folder.FullName, "outbox");

    /// <summary>Everything that this installation keeps on disk, for searching it.</summary>
    public string Folder => folder.FullName;

    public static async Task<TestWorkspace> Start(
        Provider provider = Provider.Sqlite,
        Programme? programme = null,
        Func<WorkspaceOptions, WorkspaceOptions>? change = null
    )
    {
        var home = Directory.CreateTempSubdirectory("tocsin-workspace-");
        var (cases, keys, databases) = await Databases(provider, home);
        var clock = new TestClock();
        var options = new WorkspaceOptions(
            programme ?? new() { Name = "Example Foundation" },
            new(new("http://localhost:5080"), new("http://localhost:5082"), new("http://localhost:5081")),
            cases,
            keys,
            Path.Combine(home.FullName, "secrets", "master.key"),
            new("tocsin@example.org", Path.Combine(home.FullName, "outbox"))
        )
        {
            // members sign in in most tests: what a password costs is a test of its own
            PasswordRounds = 1_000,
            // one for all, so that EF compiles its queries once and not for every test
            FillVaultKey = _ => { },
            IsCna = true,
        };
        options = change?.Invoke(options) ?? options;
        PutMasterKey(options.MasterKey!);
        var start = await WorkspaceStart.Prepare(options, clock, CancellationToken.None);
        var workspace = new TestWorkspace(home, start, clock, databases);
        workspace.Members = await TestSite.Start(
            SiteKind.Workspace,
            options.Origins.Workspace,
            services => services.AddWorkspace(start, workspace.Publish, workspace.Read, workspace.Find),
            app => app.MapWorkspace()
        );
        workspace.Intake = await TestSite.Start(
            SiteKind.Intake,
            options.Origins.Intake,
            services => services.AddIntake(start),
            app => app.MapIntake(withMailbox: true)
        );
        return workspace;
    }

    /// <summary>A member with these duties, who has joined and has no session yet.</summary>
    /// <param name="invitedBy">Who asked them in; null for the operator's shell.</param>
    public async Task<TestMember> Given(IReadOnlyList<Duty> duties, PersonId? invitedBy = null)
    {
        var number = Interlocked.Increment(ref members);
        var (name, email) = ($"Member {number}", $"member{number}@example.org");
        var by = invitedBy?.Actor ?? Actor.Tocsin;
        var invited = (await Stores.Members.Invite(name, duties, by, CancellationToken.None)).Value;
        var (password, secret) = ($"correct horse battery {number}", TotpSecret.Create());
        var code = invited.Link.Segments[^1];
        var with = new Credentials.PasswordAndTotp(password, secret, UsedStep: 0);
        var joined = await Stores.Members.Join(
            code,
            name,
            EmailAddress.Parse(email).Value,
            with,
            await Promises(),
            CancellationToken.None
        );
        return new(joined.Value.Person, name, email, password, secret);
    }

    /// <summary>Returns when the worker has done everything that is due at the clock's instant.</summary>
    public Task Work() =>
        Cases.Story.Eventually(async () =>
        {
            var now = (Clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
            await using var db = Stores.OpenCases();
            var due = await db
                .Database.SqlQuery<int>($"""SELECT CAST(COUNT(*) AS INT) AS "Value" FROM due WHERE "At" <= {now}""")
                .SingleAsync();
            return due == 0;
        });

    /// <summary>What everybody signs who joins.</summary>
    public async Task<IReadOnlyList<SignedText>> Promises()
    {
        var all = await Stores.Agreements.All(CancellationToken.None);
        return
        [
            .. AgreementStore.OfEverybody.Select(kind =>
                SignedText.Of(all[kind], all[kind].InForceAt(Clock.GetUtcNow())!)
            ),
        ];
    }

    /// <summary>A member with these duties in a browser that is signed in, with a step-up that is fresh for five minutes.</summary>
    public async Task<(TestMember Member, TestBrowser Browser)> SignIn(params IReadOnlyList<Duty> duties)
    {
        var member = await Given(duties);
        return (member, await SignIn(member));
    }

    /// <summary>A browser in which <paramref name="member"/> has signed in. Moves the clock to the next code.</summary>
    public async Task<TestBrowser> SignIn(TestMember member)
    {
        var browser = Members.Browser();
        var answer = await browser.Submit(
            "/sign-in",
            ("email", member.Email),
            ("password", member.Password),
            ("otp", NextCode(member))
        );
        answer.Status.ShouldBe(303, answer.Body);
        return browser;
    }

    /// <summary>A code that was not used before: moves the clock by one step, since each works once.</summary>
    public string NextCode(TestMember member)
    {
        Clock.Advance(Totp.Step);
        return member.CodeAt(Clock.GetUtcNow());
    }

    /// <summary>A program with a token of <paramref name="member"/> that lasts a day.</summary>
    public async Task<TestBrowser> Token(TestMember member, params IReadOnlyList<TokenScope> scopes)
    {
        var minted = await Stores.Tokens.Mint(
            member.Person,
            "a test",
            scopes,
            Clock.GetUtcNow().AddDays(1),
            member.Person.Actor,
            CancellationToken.None
        );
        return Members.Browser(token: minted.Value.Secret);
    }

    // one for all, so that EF compiles its queries once and not for every test
    private static void PutMasterKey(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllBytes(path, OneMasterKey.Value);
        System.IO.File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public async ValueTask DisposeAsync()
    {
        await Members.DisposeAsync();
        await Intake.DisposeAsync();
        Stores.Dispose();
        foreach (var database in databases)
            await database.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private Task Publish(IReadOnlyList<PublishedDocument> documents, CancellationToken cancel)
    {
        if (FailsToPublish > 0)
        {
            FailsToPublish--;
            throw new IOException("what is public cannot be written to");
        }
        foreach (var document in documents)
            QueueOf(document.Kind).Enqueue(document);
        return Task.CompletedTask;
    }

    private ConcurrentQueue<PublishedDocument> QueueOf(string kind) =>
        kind switch
        {
            ProgrammeDocument.Kind => Told,
            HeadDocument.Kind => Heads,
            _ => Published,
        };

    private Task<PublishedDocument?> Find(string kind, string id, CancellationToken cancel) =>
        Task.FromResult(
            (kind == HeadDocument.Kind ? Heads : Published)
                .Where(d => d.Kind == kind && d.Id == id)
                .MaxBy(d => d.Revision)
        );

    // of the documents that are kept here each is a generation, and the last of an ID is in force
    private async Task<long> Read(
        long since,
        string kind,
        Func<PublishedDocument, ValueTask> each,
        CancellationToken cancel
    )
    {
        var all = (kind == HeadDocument.Kind ? Heads : Published).ToList();
        var changed = all.Skip((int)since).Where(d => d.Kind == kind).GroupBy(d => d.Id, StringComparer.Ordinal);
        foreach (var document in changed)
            await each(document.MaxBy(d => d.Revision)!);
        return all.Count;
    }

    private static async Task<(string Cases, string Keys, IAsyncDisposable[] Databases)> Databases(
        Provider provider,
        DirectoryInfo folder
    )
    {
        if (provider == Provider.Sqlite)
        {
            await TestDatabase.Fill(Path.Combine(folder.FullName, "cases.db"), CasesAt);
            await TestDatabase.Fill(Path.Combine(folder.FullName, "keys.db"), KeysAt);
            var (own, wrapped) = (File(folder, "cases.db"), File(folder, "keys.db"));
            return (own, wrapped, [new Pool(own), new Pool(wrapped)]);
        }
        var cases = await TestDatabase.Migrated<CaseDb, CasesOnSqlite, CasesOnPostgres>(provider, CasesAt);
        var keys = await TestDatabase.Migrated<KeyDb, KeysOnSqlite, KeysOnPostgres>(provider, KeysAt);
        return (cases.Connection, keys.Connection, [cases, keys]);
    }

    private static CaseDb CasesAt(string connection) => Contexts.Cases(connection, personal: null)();

    private static KeyDb KeysAt(string connection) => Contexts.Keys(connection)();

    private static string File(DirectoryInfo folder, string name) =>
        $"Data Source={Path.Combine(folder.FullName, name)}";

    /// <summary>Open files of a SQLite database, which outlive the contexts that opened them.</summary>
    private sealed class Pool(string connection) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            using var any = new SqliteConnection(connection);
            SqliteConnection.ClearPool(any);
            return ValueTask.CompletedTask;
        }
    }
}
