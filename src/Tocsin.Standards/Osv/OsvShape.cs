using System.Text;

namespace Tocsin.Standards.Osv;

/// <summary>One member of the OSV schema 1.7, and the members below it.</summary>
internal sealed record OsvShape(OsvForm Form, byte[] Name, OsvShape[] Members)
{
    /// <summary>A record.</summary>
    public static OsvShape Whole { get; } = Of(OsvForm.Object, "", All());

    /// <summary>An object of which the schema names no member.</summary>
    public static OsvShape Anything { get; } = Of(OsvForm.Free, "");

    /// <summary>How many of the members an object cannot be without.</summary>
    public int Needed { get; } = Members.Count(member => member.Form == OsvForm.NeededText);

    /// <summary>The index of the member's place in <see cref="OsvPlaces"/>; -1 where nobody asks for it.</summary>
    public int Place { get; private init; } = -1;

    private static OsvShape[] All()
    {
        OsvShape[] severity = [Of(OsvForm.Text, "type"), Of(OsvForm.Text, "score")];
        OsvShape[] package =
        [
            Of(OsvForm.NeededText, "ecosystem"),
            Of(OsvForm.NeededText, "name"),
            Of(OsvForm.Text, "purl"),
        ];
        OsvShape[] events =
        [
            Of(OsvForm.Text, "introduced"),
            Of(OsvForm.Text, "fixed"),
            Of(OsvForm.Text, "last_affected"),
            Of(OsvForm.Text, "limit"),
        ];
        OsvShape[] range =
        [
            Of(OsvForm.NeededText, "type"),
            Of(OsvForm.Objects, "events", events),
            Of(OsvForm.Text, "repo"),
            Of(OsvForm.Free, "database_specific"),
        ];
        OsvShape[] affected =
        [
            Of(OsvForm.Object, "package", package),
            Of(OsvForm.Objects, "ranges", range),
            Of(OsvForm.Texts, "versions"),
            Of(OsvForm.Objects, "severity", severity),
            Of(OsvForm.Free, "database_specific"),
            Of(OsvForm.Free, "ecosystem_specific"),
        ];
        OsvShape[] reference = [Of(OsvForm.Text, "type"), Of(OsvForm.Text, "url")];
        OsvShape[] credit = [Of(OsvForm.Text, "name"), Of(OsvForm.Text, "type"), Of(OsvForm.Texts, "contact")];
        return
        [
            Of(OsvForm.Id, "id"),
            Of(OsvForm.Modified, "modified"),
            At(OsvPlaces.Published, Of(OsvForm.Instant, "published")),
            At(OsvPlaces.Withdrawn, Of(OsvForm.Instant, "withdrawn")),
            At(OsvPlaces.Summary, Of(OsvForm.Text, "summary")),
            At(OsvPlaces.Details, Of(OsvForm.Text, "details")),
            Of(OsvForm.Text, "schema_version"),
            At(OsvPlaces.Aliases, Of(OsvForm.Texts, "aliases")),
            Of(OsvForm.Texts, "related"),
            Of(OsvForm.Texts, "upstream"),
            Of(OsvForm.Objects, "severity", severity),
            At(OsvPlaces.Affected, Of(OsvForm.Objects, "affected", affected)),
            Of(OsvForm.Objects, "references", reference),
            Of(OsvForm.Objects, "credits", credit),
            Of(OsvForm.Free, "database_specific"),
        ];
    }

    private static OsvShape At(int place, OsvShape shape) => shape with { Place = place };

    private static OsvShape Of(OsvForm form, string name, params OsvShape[] members) =>
        new(form, Encoding.UTF8.GetBytes(name), members);
}

/// <summary>What a member of a record is, of the kinds that can be told by a look.</summary>
internal enum OsvForm
{
    Id,
    Text,
    NeededText,
    Modified,
    Instant,
    Texts,

    /// <summary>An object in which anything may stand.</summary>
    Free,

    /// <summary>An object with members of its own.</summary>
    Object,

    /// <summary>A list of such objects.</summary>
    Objects,
}
