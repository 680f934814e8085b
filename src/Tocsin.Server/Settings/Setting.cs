namespace Tocsin.Server.Settings;

/// <summary>
/// One thing that can be set: as <c>--name</c>, as <c>TOCSIN_NAME</c>, or as <c>"name"</c> in the settings file, in this
/// order of precedence. Everything that can be set is in <see cref="All"/>, and <c>./run --help</c> prints it.
/// </summary>
/// <param name="Name">In kebab case: <c>master-key</c>.</param>
/// <param name="Value">What stands in its place in the help: <c>DIR</c>.</param>
/// <param name="Help">One sentence, with the default.</param>
public sealed record Setting(string Name, string Value, string Help)
{
    /// <summary>May be given more than once; in the environment separated by commas.</summary>
    public bool Many { get; init; }

    /// <summary>May hold a password: no option, since every user of a machine sees command lines.</summary>
    public bool Secret { get; init; }

    /// <summary>The roles whose process is told of it; null for all.</summary>
    public IReadOnlyList<Role>? For { get; init; }

    public string Option => "--" + Name;

    public string Environment => "TOCSIN_" + Name.ToUpperInvariant().Replace('-', '_');

    private static readonly Role[] Secrets = [Role.Intake, Role.Workspace];
    private static readonly Role[] WorkspaceAlone = [Role.Workspace];

    public static IReadOnlyList<Setting> All { get; } =
    [
        new(
            "role",
            "ROLE",
            "Run only this: public, intake or workspace; may be repeated. Without it all run, in two processes."
        )
        {
            Many = true,
        },
        new("data", "DIR", "Where databases and outgoing mail are kept, readable by its owner alone. Default: ./data"),
        new("public", "URL", "Where anybody reads. Default: http://localhost:5080"),
        new("workspace", "URL", "Where members work. Default: http://localhost:5081"),
        new("intake", "URL", "Where reports come in and reporters have their mailbox. Default: http://localhost:5082"),
        new(
            "listen",
            "ROLE=ADDRESS:PORT",
            "Where to listen for a role whose URL is https: a loopback address, behind the proxy that has the certificate; may be repeated."
        )
        {
            Many = true,
        },
        new(
            "master-key",
            "FILE",
            "The key to everything secret, outside of the data directory. Default: tocsin/master.key in the user's configuration folder"
        )
        {
            For = Secrets,
        },
        new("public-db", "CONNECTION", "PostgreSQL for what is public. Default: SQLite in the data directory")
        {
            Secret = true,
        },
        new("cases-db", "CONNECTION", "PostgreSQL for cases, another database. Default: SQLite in the data directory")
        {
            Secret = true,
            For = Secrets,
        },
        new(
            "keys-db",
            "CONNECTION",
            "PostgreSQL for wrapped keys, a third database. Default: SQLite in the data directory"
        )
        {
            Secret = true,
            For = Secrets,
        },
        new(
            "registry",
            "URL",
            "The npm registry that reads of package metadata are passed on to, so that npm audit can name a fix, and that --fetch-contacts asks. Default: none"
        )
        {
            For = [Role.Public, Role.Workspace],
        },
        new(
            "fetch-contacts",
            "yes|no",
            "Lets triagers fetch where a package says that it can be reached: its hosts then learn that somebody asks. Default: no"
        )
        {
            For = WorkspaceAlone,
        },
        new(
            "name",
            "NAME",
            "The programme's name, as it stands on every page. Like prefix, products, promises and calendar it counts until the programme is set up at /programme."
        ),
        new("advisory-prefix", "PREFIX", "Begins advisory IDs: two to ten capital letters. Default: TCS"),
        new(
            "cna-id",
            "UUID",
            "The programme's organization at the CVE programme, if it is a CNA: CVE records are then served."
        ),
        new("cna-name", "NAME", "Its short name there, 2 to 32 characters."),
        new("product", "NAME", "What the programme answers for; may be repeated. Default: any package") { Many = true },
        new("scope-file", "FILE", "Markdown: what is in scope and what is not."),
        new("safe-harbour-file", "FILE", "Markdown: what a reporter in good faith need not fear."),
        new("first-answer-days", "DAYS", "Business days until a reporter has a first answer. Default: 2"),
        new("embargo-days", "DAYS", "Days from the verdict to publication. Default: 45"),
        new("time-zone", "ZONE", "Where business days are counted, as Europe/Vienna. Default: Etc/UTC"),
        new("holiday", "YYYY-MM-DD", "A day on which nobody is expected to work; may be repeated.") { Many = true },
        new(
            "busy-reports",
            "NUMBER",
            "From so many reports within an hour on, those without a proof of work stand in line. Default: 60"
        )
        {
            For = Secrets,
        },
        new(
            "line-reports",
            "NUMBER",
            "So many reports leave the line within an hour while it is busy, a quarter of them each quarter. Default: 60"
        )
        {
            For = Secrets,
        },
        new(
            "smtp-host",
            "HOST",
            "Sends mail through this server, with TLS off loopback. Without it mail waits in outbox/."
        )
        {
            For = WorkspaceAlone,
        },
        new("smtp-port", "PORT", "Default: 587") { For = WorkspaceAlone },
        new("smtp-user", "NAME", "Signs in to the mail server.") { For = WorkspaceAlone },
        new("smtp-password-file", "FILE", "Holds the password for the mail server, readable by its owner alone.")
        {
            For = WorkspaceAlone,
        },
        new("smtp-from", "ADDRESS", "Whom mail comes from.") { For = WorkspaceAlone },
        new("github-client-id", "ID", "Members may sign in with GitHub: the ID of an OAuth app there. Default: off")
        {
            For = WorkspaceAlone,
        },
        new("github-client-secret-file", "FILE", "Holds that app's client secret, readable by its owner alone.")
        {
            For = WorkspaceAlone,
        },
        new("github-url", "URL", "A GitHub Enterprise Server instead. Default: https://github.com")
        {
            For = WorkspaceAlone,
        },
        new("github-proves", "yes|no", "Whether signing in so is a fresh proof for what needs a step-up. Default: no")
        {
            For = WorkspaceAlone,
        },
        new(
            "openid-issuer",
            "URL",
            "Members may sign in with this provider of OpenID Connect: its issuer, exactly as it writes it. Default: off"
        )
        {
            For = WorkspaceAlone,
        },
        new("openid-name", "NAME", "What its button says. Default: OpenID Connect") { For = WorkspaceAlone },
        new("openid-client-id", "ID", "As what this programme is registered there.") { For = WorkspaceAlone },
        new("openid-client-secret-file", "FILE", "Holds the client secret, readable by its owner alone.")
        {
            For = WorkspaceAlone,
        },
        new("openid-proves", "yes|no", "Whether signing in so is a fresh proof for what needs a step-up. Default: no")
        {
            For = WorkspaceAlone,
        },
        new(
            "samples",
            "yes|no",
            "Load the advisories of samples/ into an empty store. Default: yes on loopback, no elsewhere"
        )
        {
            For = [Role.Public],
        },
        new(
            "import-sources",
            "yes|no",
            "Import sources (./run source) when they are due. Say no on public nodes that are only to read. Default: yes"
        )
        {
            For = [Role.Public],
        },
    ];

    /// <summary>The one setting that says where others are.</summary>
    public static Setting File { get; } = new("settings", "FILE", "A JSON file with settings by these names.");
}
