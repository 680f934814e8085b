using System.Globalization;
using Tocsin.Advisories.Exports;
using Tocsin.Governance.Programmes;
using Tocsin.Public.Settings;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Settings;

namespace Tocsin.Server.Settings;

/// <summary>Everything that was set, understood and checked: nothing of it is validated again.</summary>
public sealed record ServerOptions
{
    /// <summary>What all of this was read from: a process that this one starts reads it too.</summary>
    public required SettingValues Values { get; init; }

    /// <summary>What this process is to do; empty for all, in two processes of its own.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Absolute.</summary>
    public required string Data { get; init; }

    public required IReadOnlyDictionary<Role, Origin> Origins { get; init; }

    /// <summary>Absolute, outside of <see cref="Data"/>.</summary>
    public required string MasterKey { get; init; }

    public required DatabaseOptions Databases { get; init; }

    public required Programme Programme { get; init; }

    /// <summary>When reports stand in line, and how long.</summary>
    public required FloodLimits Flood { get; init; }

    /// <summary>Null where mail waits in the outbox.</summary>
    public required SmtpOptions? Smtp { get; init; }

    /// <summary>Whose word is taken for who signs in; empty for nobody's.</summary>
    public required IReadOnlyList<IdentityProvider> Providers { get; init; }

    /// <summary>Where reads of npm package metadata are passed on to; null for nowhere.</summary>
    public required Uri? Registry { get; init; }

    /// <summary>Whether contacts may be fetched from where packages publish them.</summary>
    public required bool FetchesContacts { get; init; }

    /// <summary>In whose name CVE records are written; null where the programme is no CNA.</summary>
    public required CveProvider? Cna { get; init; }

    /// <summary>Whether an empty public store gets the advisories of <c>samples/</c>.</summary>
    public required bool Samples { get; init; }

    /// <summary>Whether the public process imports sources when they are due.</summary>
    public required bool ImportsSources { get; init; }

    /// <summary>Where the index of a large public store is kept.</summary>
    public string IndexFile => Path.Combine(Data, "public", "index");

    /// <summary>Where what is imported from an address lies while it is read.</summary>
    public string Downloads => Path.Combine(Data, "public", "downloads");

    /// <summary>Reads every setting; a refusal tells of everything that is wrong.</summary>
    public static Result<ServerOptions> Read(SettingValues values)
    {
        var faults = new FaultCollector();
        var data = Path.GetFullPath(values.One("data") ?? "data");
        var origins = new OriginReader(values, faults).Read();
        var options = new ServerOptions
        {
            Values = values,
            Roles = [.. values.Many("role").Select(text => RoleOf(text, faults)).OfType<Role>().Distinct()],
            Data = data,
            Origins = origins,
            MasterKey = ReadMasterKey(values, data, faults),
            Databases = DatabaseOptions.Read(values, data, faults),
            Programme = ReadProgramme(values, faults),
            Flood = ReadFlood(values, faults),
            Smtp = SmtpOptions.Read(values, faults),
            Providers = ProviderOptions.Read(values, faults),
            Registry = ReadRegistry(values, faults),
            FetchesContacts = values.YesOrNo("fetch-contacts", otherwise: false, faults),
            Cna = ReadCna(values, faults),
            Samples = values.YesOrNo(
                "samples",
                origins.TryGetValue(Role.Public, out var origin) && origin.IsHere,
                faults
            ),
            ImportsSources = values.YesOrNo("import-sources", otherwise: true, faults),
        };
        return faults.Else(() => options);
    }

    private static Uri? ReadRegistry(SettingValues values, FaultCollector faults)
    {
        if (values.One("registry") is not { } text)
            return null;
        var fault = Uri.TryCreate(text, UriKind.Absolute, out var registry)
            ? PublicOptions.Fault(registry)
            : $"'{text}' is no address.";
        if (fault is not null)
            faults.Add("registry", fault);
        return registry;
    }

    private static FloodLimits ReadFlood(SettingValues values, FaultCollector faults)
    {
        var otherwise = new FloodLimits();
        return otherwise with
        {
            BusyInAll = faults.Number(values, "busy-reports", otherwise.BusyInAll, 1, 10_000),
            AdmittedAnHour = faults.Number(values, "line-reports", otherwise.AdmittedAnHour, 4, 10_000),
        };
    }

    private static CveProvider? ReadCna(SettingValues values, FaultCollector faults)
    {
        var (id, name) = (values.One("cna-id"), values.One("cna-name"));
        if (id is null && name is null)
            return null;
        var isId = Guid.TryParseExact(id, "D", out var organization) && organization.Version == 4;
        if (!isId)
            faults.Add("cna-id", "This must be the organization's UUID (version 4), as the CVE programme gave it.");
        if (name is not { Length: >= 2 and <= 32 })
            faults.Add("cna-name", "This must be the organization's short name, 2 to 32 characters.");
        return new(organization, name ?? "");
    }

    private static Role? RoleOf(string text, FaultCollector faults)
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            if (text.Equals(role.ToString(), StringComparison.OrdinalIgnoreCase))
                return role;
        }
        faults.Add("role", $"'{text}' is no role; there are public, intake and workspace.");
        return null;
    }

    private static string ReadMasterKey(SettingValues values, string data, FaultCollector faults)
    {
        var path = Path.GetFullPath(values.One("master-key") ?? DefaultMasterKey());
        var inside = Path.GetRelativePath(Files.Real(data), Files.Real(path));
        if (!inside.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(inside))
            faults.Add(
                "master-key",
                $"{path} lies in the data directory; a copy of the data would then open itself. Keep the key elsewhere."
            );
        return path;
    }

    private static string DefaultMasterKey() =>
        Path.Combine(
            Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } config
                ? config
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"),
            "tocsin",
            "master.key"
        );

    private static Programme ReadProgramme(SettingValues values, FaultCollector faults)
    {
        var otherwise = new Programme();
        var programme = otherwise with
        {
            Name = values.One("name") ?? otherwise.Name,
            AdvisoryPrefix = values.One("advisory-prefix") ?? otherwise.AdvisoryPrefix,
            Products =
            [
                .. values
                    .Many("product")
                    .Select(Product.Named)
                    .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase),
            ],
            Scope = Prose(faults.Text(values, "scope-file")) ?? otherwise.Scope,
            SafeHarbour = Prose(faults.Text(values, "safe-harbour-file")) ?? otherwise.SafeHarbour,
            FirstAnswerBusinessDays = faults.Number(
                values,
                "first-answer-days",
                otherwise.FirstAnswerBusinessDays,
                1,
                30
            ),
            EmbargoDays = faults.Number(values, "embargo-days", otherwise.EmbargoDays, 1, 365),
            TimeZone = values.One("time-zone") ?? otherwise.TimeZone,
            Holidays = [.. values.Many("holiday").Select(text => DayOf(text, faults)).OfType<DateOnly>().Distinct()],
        };
        foreach (var fault in programme.Check())
            faults.Add(Names.GetValueOrDefault(fault.Path, fault.Path), fault.Message);
        return programme;
    }

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["advisoryPrefix"] = "advisory-prefix",
        ["calendar.timeZone"] = "time-zone",
        ["calendar.holidays"] = "holiday",
        ["scope"] = "scope-file",
        ["safeHarbour"] = "safe-harbour-file",
        ["products"] = "product",
    };

    // as the document of the programme has it: lines end with a line feed, and nothing stands around it
    private static string? Prose(string? text) => text?.ReplaceLineEndings("\n").Trim();

    private static DateOnly? DayOf(string text, FaultCollector faults)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        faults.Add("holiday", $"'{text}' is no day; write 2026-12-25.");
        return null;
    }
}
