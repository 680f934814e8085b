using System.Globalization;
using System.Text.Json.Nodes;
using Tocsin.Standards.Csaf;
using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Exports;

/// <summary>What a document says of itself ("document"); what does not come from the record comes from its fields.</summary>
internal sealed record CsafHead(Uri Self, CsafPublisher Publisher, CsafEngine Engine, IReadOnlyList<Revision> Revisions)
{
    public static JsonObject Of(OsvRecord record, RecordText text, string category, CsafHead head)
    {
        var document = new JsonObject
        {
            ["category"] = category,
            ["csaf_version"] = "2.0",
            ["distribution"] = new JsonObject
            {
                ["tlp"] = new JsonObject { ["label"] = "WHITE", ["url"] = "https://www.first.org/tlp/" },
            },
            ["lang"] = "en",
            ["notes"] = Notes(record, text),
            ["publisher"] = head.PublisherJson(),
            ["references"] = new JsonArray(
                new JsonObject
                {
                    ["category"] = "self",
                    ["summary"] = "This document",
                    ["url"] = head.Self.AbsoluteUri,
                }
            ),
            ["title"] = text.Title,
            ["tracking"] = head.Tracking(record),
        };
        if (text.Severity is { } severity && record.Withdrawn is null)
            document["aggregate_severity"] = new JsonObject
            {
                ["text"] = severity[..1] + severity[1..].ToLowerInvariant(),
            };
        return document;
    }

    private static JsonArray Notes(OsvRecord record, RecordText text)
    {
        var notes = new JsonArray();
        if (record.Withdrawn is { } withdrawn)
        {
            notes.Add(
                (JsonNode)Note(
                    "general",
                    CsafReader.WithdrawnNote,
                    $"This advisory was withdrawn on {OsvInstant.Write(withdrawn)[..10]}."
                )
            );
        }
        notes.Add((JsonNode)Note("description", "Details", text.Description));
        return notes;
    }

    public static JsonObject Note(string category, string title, string text) =>
        new()
        {
            ["category"] = category,
            ["title"] = title,
            ["text"] = text,
        };

    private JsonObject PublisherJson()
    {
        var publisher = new JsonObject
        {
            ["category"] = Publisher.Category,
            ["name"] = Publisher.Name,
            ["namespace"] = Publisher.Namespace.AbsoluteUri,
        };
        if (Publisher.ContactDetails is { } contact)
            publisher["contact_details"] = contact;
        if (Publisher.IssuingAuthority is { } authority)
            publisher["issuing_authority"] = authority;
        return publisher;
    }

    private JsonObject Tracking(OsvRecord record)
    {
        var history = History(record);
        var engine = new JsonObject { ["name"] = Engine.Name };
        if (Engine.Version is { } version)
            engine["version"] = version;
        var tracking = new JsonObject
        {
            ["id"] = record.Id,
            ["status"] = "final",
            ["version"] = Number(history[^1].Number),
            ["initial_release_date"] = OsvInstant.Write(history[0].At),
            ["current_release_date"] = OsvInstant.Write(history[^1].At),
            ["generator"] = new JsonObject { ["engine"] = engine },
            ["revision_history"] = JsonText.Objects(
                history.Select(r => new JsonObject
                {
                    ["number"] = Number(r.Number),
                    ["date"] = OsvInstant.Write(r.At),
                    ["summary"] = r.Summary ?? (r.Number == 1 ? "First published" : "Corrected"),
                })
            ),
        };
        var aliases = (record.Aliases ?? [])
            .Where(a => a.Length > 0 && a != record.Id)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        if (aliases.Count > 0)
            tracking["aliases"] = JsonText.Texts(aliases);
        return tracking;
    }

    // Numbers count up with time and leave none out (6.1.14, 6.1.21): so they are counted here, in the order of time.
    private List<Revision> History(OsvRecord record)
    {
        if (Revisions.Count > 0)
            return [.. Revisions.OrderBy(r => r.At).ThenBy(r => r.Number).Select((r, i) => r with { Number = i + 1 })];
        var dates = RecordDates.Of(record);
        return dates.First == dates.Last ? [new(1, dates.Last)] : [new(1, dates.First), new(2, dates.Last)];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
