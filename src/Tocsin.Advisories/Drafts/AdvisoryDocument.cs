using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>Turns a draft into what is published: one OSV record (schema 1.7).</summary>
public static class AdvisoryDocument
{
    /// <summary>The version of the OSV schema that is written.</summary>
    public const string SchemaVersion = "1.7.0";

    /// <summary>
    /// The record a draft becomes. Total, so that drafts can be previewed: what lint would refuse is left out or passed on as it
    /// was typed.
    /// </summary>
    public static OsvRecord ToOsv(AdvisoryContent content, Publication publication) =>
        new() { Id = publication.Id.ToString(), SchemaVersion = SchemaVersion };

    /// <summary>
    /// The document for the public store. Refused with every fault (<c>input.faulty</c>) while <see cref="AdvisoryLint"/>
    /// finds an error.
    /// </summary>
    public static Result<PublishedDocument> Publish(AdvisoryContent content, Publication publication) =>
        throw new NotSupportedException();
}
