using Tocsin.Standards.Osv;

namespace Tocsin.Standards.Csaf;

/// <summary>What a document says of itself (CSAF 2.0, 3.2.1 "Document").</summary>
internal sealed class CsafDocument
{
    public CsafDocument(OsvElement at)
    {
        if (at.Needed("csaf_version") is not ("2.0" or ""))
            at.Fault("csaf_version", "Documents of CSAF 2.0 are read.");
        Title = at.Needed("title").Trim();
        // What is not for everybody must not come where everybody reads.
        if (at.Child("distribution", d => new Distribution(d))?.Label is { } label && label is not ("WHITE" or "CLEAR"))
            at.Fault("distribution.tlp.label", $"A document marked TLP:{label} is not for the public.");
        if (at.Child("tracking", t => new Tracking(t)) is { } tracking)
            (Id, Initial, Current, Aliases) = (tracking.Id, tracking.Initial, tracking.Current, tracking.Aliases);
        else
            at.Fault("tracking", "This is needed.");
        var notes = CsafFields.Notes(at);
        Description = CsafFields.Description(notes);
        IsWithdrawn = notes.Any(n => n.Title == CsafReader.WithdrawnNote);
        References = CsafFields.References(at);
        Credits = CsafFields.Credits(at);
        Severity = at.Child("aggregate_severity", s => s.Text("text") ?? "")?.ToUpperInvariant() switch
        {
            "MEDIUM" or "MODERATE" => "MODERATE",
            "IMPORTANT" or "HIGH" => "HIGH",
            "LOW" => "LOW",
            "CRITICAL" => "CRITICAL",
            _ => null,
        };
    }

    public string Id { get; } = "";

    public string Title { get; }

    public DateTimeOffset? Initial { get; }

    public DateTimeOffset Current { get; }

    public IReadOnlyList<string> Aliases { get; } = [];

    public string? Description { get; }

    public bool IsWithdrawn { get; }

    public IReadOnlyList<OsvReference> References { get; }

    public IReadOnlyList<OsvCredit> Credits { get; }

    public string? Severity { get; }

    private sealed class Distribution(OsvElement at)
    {
        /// <summary>Null where the document bears no mark.</summary>
        public string? Label { get; } = at.Child("tlp", t => t.Text("label") ?? "");
    }

    private sealed class Tracking
    {
        public Tracking(OsvElement at)
        {
            Id = at.Needed("id");
            if (Id.Length > 0 && !OsvReader.IsId(Id))
                at.Fault("id", $"An ID has at most {OsvReader.LongestId} letters, digits and - _ . : ~ +.");
            if (at.Text("status") == "draft")
                at.Fault("status", "A draft is not published yet.");
            Initial = at.Instant("initial_release_date");
            Current = at.Instant("current_release_date", required: true) ?? default;
            Aliases = at.Texts("aliases") ?? [];
        }

        public string Id { get; }

        public DateTimeOffset? Initial { get; }

        public DateTimeOffset Current { get; }

        public IReadOnlyList<string> Aliases { get; }
    }
}
