using System.Text.Json;
using System.Text.Json.Nodes;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Exports;

/// <summary>An advisory as a CVE record (CVE Record Format 5.2).</summary>
public static class CveExport
{
    /// <summary>The version of the format that is written.</summary>
    public const string DataVersion = "5.2.0";

    /// <summary>The CVE IDs of a record: its own, then its aliases; a record goes out under each.</summary>
    public static IReadOnlyList<CveId> Ids(OsvRecord record) =>
        [
            .. (record.Aliases ?? [])
                .Prepend(record.Id)
                .Select(text => CveId.Parse(text))
                .Where(id => id.Succeeded)
                .Select(id => id.Value)
                .Distinct(),
        ];

    /// <summary>
    /// Whether the CVE IDs of an advisory are <paramref name="cna"/>'s, and so the records: not where it says that another CNA
    /// assigned them (<c>database_specific.cve_assigner</c>).
    /// </summary>
    public static bool IsOurs(OsvRecord record, CveProvider cna)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(cna);
        return record.DatabaseSpecific is not { ValueKind: JsonValueKind.Object } extras
            || !extras.TryGetProperty("cve_assigner", out var assigner)
            || assigner.ValueKind != JsonValueKind.String
            || string.Equals(assigner.GetString(), cna.ShortName, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// The body that CVE Services take for an ID: <c>{"cnaContainer":{…}}</c>. Refused (<c>input.faulty</c>) for everything that we
    /// must not send though they would take it: no package with affected versions, no public reference. What is left out or missing
    /// (a CWE) is said beside it.
    /// <c>export.withdrawn</c> for a withdrawn record: rejecting an ID is another deed (<see cref="Rejection"/>).
    /// </summary>
    /// <param name="advisory">The advisory's page on the programme's public origin.</param>
    public static Result<Exported> Container(OsvRecord record, Uri advisory, CveProvider provider)
    {
        var faults = new FaultCollector();
        if (RecordText.Of(record).Weaknesses.Count == 0)
            faults.Warn("database_specific.cwe_ids", "A CVE record names the weakness if it is known.");
        return Make(record, advisory, provider, faults, cna => new JsonObject { ["cnaContainer"] = cna });
    }

    /// <summary>
    /// The whole published record, as the CVE list has it. Refused as <see cref="Container"/> is, and
    /// with <c>export.not-its-cve</c> for an ID that is not the record's.
    /// </summary>
    /// <param name="assigner">The CNA that assigned the ID: for IDs of others there is a record of theirs.</param>
    public static Result<Exported> Record(OsvRecord record, CveId cve, Uri advisory, CveProvider assigner)
    {
        if (!Ids(record).Contains(cve))
            return Problem.Invalid("export.not-its-cve", $"{cve} is not an ID of {record.Id}.");
        var dates = RecordDates.Of(record);
        var meta = new JsonObject
        {
            ["cveId"] = cve.Text,
            ["assignerOrgId"] = assigner.OrgId.ToString("D"),
            ["assignerShortName"] = assigner.ShortName,
            ["state"] = "PUBLISHED",
            ["datePublished"] = OsvInstant.Write(dates.First),
            ["dateUpdated"] = OsvInstant.Write(dates.Last),
        };
        return Make(
            record,
            advisory,
            assigner,
            new(),
            cna => new JsonObject
            {
                ["dataType"] = "CVE_RECORD",
                ["dataVersion"] = DataVersion,
                ["cveMetadata"] = meta,
                ["containers"] = new JsonObject { ["cna"] = cna },
            }
        );
    }

    /// <summary>The body that rejects an ID: <c>{"cnaContainer":{"rejectedReasons":…}}</c>.</summary>
    /// <param name="reason">Plain text, 1 to 4,096 characters.</param>
    /// <param name="replacedBy">The IDs to use instead, if any.</param>
    public static Result<Exported> Rejection(string reason, IReadOnlyList<CveId> replacedBy, CveProvider provider)
    {
        var faults = new FaultCollector();
        var text = faults.Required("reason", reason, CveContainer.LongestText);
        var cna = new JsonObject
        {
            ["providerMetadata"] = CveContainer.Provider(provider),
            ["rejectedReasons"] = new JsonArray(CveContainer.English(text)),
        };
        if (replacedBy.Count > 0)
            cna["replacedBy"] = JsonText.Texts(replacedBy.Distinct().Select(id => id.Text));
        return faults.Else(() => new Exported(JsonText.Write(new JsonObject { ["cnaContainer"] = cna }), []));
    }

    private static Result<Exported> Make(
        OsvRecord record,
        Uri advisory,
        CveProvider provider,
        FaultCollector faults,
        Func<JsonObject, JsonObject> wrap
    )
    {
        if (record.Withdrawn is not null)
            return Withdrawn(record);
        var container = CveContainer.Of(record, advisory, provider, faults);
        return faults.Else(() => new Exported(JsonText.Write(wrap(container)), faults.Faults));
    }

    /// <summary>The refusal of what only a standing advisory can be.</summary>
    internal static Problem Withdrawn(OsvRecord record) =>
        Problem.Conflict("export.withdrawn", $"{record.Id} was withdrawn: it affects nothing any more.");
}
