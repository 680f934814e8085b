namespace Tocsin.Standards.CveRules;

/// <summary>
/// CVE Record Format 5.2 as shapes: every member, type, length and word of the CNA's own container and of the metadata. Of a
/// score only what its vector does not say is looked at here, and CPEs are texts; other publishers' containers are theirs.
/// </summary>
internal static class CveFormat
{
    public static Shape Published { get; } = Record("PUBLISHED", Container(fromService: false));

    public static Shape Rejected { get; } = Record("REJECTED", Rejection(fromService: false));

    /// <summary>The body that CVE Services take; who provides it they know from the key.</summary>
    public static Shape PublishedBody { get; } = new ObjectShape().Needs("cnaContainer", Container(fromService: true));

    public static Shape RejectedBody { get; } = new ObjectShape().Needs("cnaContainer", Rejection(fromService: true));

    private static Shape Uuid => Shape.Text(CveTexts.UuidPattern(), "a UUID of version 4");

    private static Shape Instant => Shape.Text(CveTexts.IsInstant, "an instant such as 2026-01-31T12:00:00Z");

    private static Shape Language => Shape.Text(CveTexts.LanguagePattern(), "a language tag such as en or pt-BR");

    private static Shape ShortName => Shape.Text(2, 32);

    private static Shape Url => Shape.Text(CveTexts.IsAddress, "an absolute address", 1, 2_048);

    private static Shape Id => Shape.Text(CveTexts.IdPattern(), "a CVE ID such as CVE-2026-1234");

    private static Shape Version => Shape.Text(1, 1_024);

    private static Shape Status => Shape.OneOf("affected", "unaffected", "unknown");

    private static Shape Record(string state, Shape container)
    {
        var meta = new ObjectShape()
            .Needs("cveId", Id)
            .Needs("assignerOrgId", Uuid)
            .Needs("state", Shape.OneOf(state))
            .May("assignerShortName", ShortName)
            .May("serial", Shape.Number(1, double.MaxValue, whole: true))
            .May(Instant, "dateUpdated", "dateReserved", "datePublished");
        meta = state == "PUBLISHED" ? meta.May("requesterUserId", Uuid) : meta.May("dateRejected", Instant);
        var containers = new ObjectShape().Needs("cna", container);
        if (state == "PUBLISHED")
            containers = containers.May("adp", Shape.List(new ObjectShape().Open().AtLeast(2)));
        return new ObjectShape()
            .Needs("dataType", Shape.OneOf("CVE_RECORD"))
            .Needs("dataVersion", Shape.Text(CveTexts.DataVersionPattern(), "a version of the format such as 5.2.0"))
            .Needs("cveMetadata", meta)
            .Needs("containers", containers);
    }

    private static ObjectShape Container(bool fromService)
    {
        var texts = Shape.List(Described());
        return Provided(fromService)
            .Needs("descriptions", English(CveRuleTable.DescriptionEnglish))
            .Needs("affected", Shape.List(Product(), unique: false))
            .Needs("references", Shape.List(Reference(), most: 512))
            .May(Instant, "dateAssigned", "datePublic")
            .May("title", Shape.Text(1, 256))
            .May("cpeApplicability", Shape.List(new ObjectShape().Open(), least: 0, unique: false))
            .May("problemTypes", Shape.List(ProblemType()))
            .May("impacts", Shape.List(Impact()))
            .May("metrics", Shape.List(Metric()))
            .May(texts, "configurations", "workarounds", "solutions", "exploits")
            .May(
                "timeline",
                Shape.List(
                    new ObjectShape()
                        .Needs("time", Instant)
                        .Needs("lang", Language)
                        .Needs("value", Shape.Text(1, 4_096))
                )
            )
            .May("credits", Shape.List(Credit()))
            .May("source", new ObjectShape().Open().AtLeast(1))
            .May("tags", Shape.List(Shape.Text(0, int.MaxValue)))
            .May("taxonomyMappings", Shape.List(Taxonomy()));
    }

    private static ObjectShape Rejection(bool fromService) =>
        Provided(fromService)
            .Needs("rejectedReasons", English(CveRuleTable.Format))
            .May("replacedBy", Shape.List(Shape.Text(0, int.MaxValue)));

    private static ObjectShape Provided(bool fromService)
    {
        var provider = new ObjectShape().Needs("orgId", Uuid).May("shortName", ShortName).May("dateUpdated", Instant);
        var container = new ObjectShape().WithExtensions();
        return fromService
            ? container.May("providerMetadata", provider)
            : container.Needs("providerMetadata", provider);
    }

    private static ObjectShape Described() =>
        new ObjectShape()
            .Needs("lang", Language)
            .Needs("value", Shape.Text(1, 4_096))
            .May(
                "supportingMedia",
                Shape.List(
                    new ObjectShape()
                        .Needs("type", Shape.Text(1, 256))
                        .Needs("value", Shape.Text(1, 16_384))
                        .May("base64", Shape.Flag)
                )
            );

    private static Shape English(CveRule rule) =>
        Shape.ListWith(
            Described(),
            one => one.Text("lang") is { } tag && CveTexts.EnglishPattern().IsMatch(tag),
            rule,
            "Say it in English too, with en as lang."
        );

    private static ObjectShape Product() =>
        new ObjectShape()
            .May("vendor", Shape.Text(1, 512))
            .May(Shape.Text(1, 2_048), "product", "packageName")
            .May(Url, "collectionURL", "repo", "packageURL")
            .May("cpes", Shape.List(Shape.Text(1, 2_048), least: 0))
            .May("modules", Shape.List(Shape.Text(1, 4_096), least: 0))
            .May("programFiles", Shape.List(Shape.Text(1, 1_024), least: 0))
            .May("programRoutines", Shape.List(new ObjectShape().Needs("name", Shape.Text(1, 4_096)), least: 0))
            .May("platforms", Shape.List(Shape.Text(0, 1_024)))
            .May("defaultStatus", Status)
            .May("versions", Shape.List(Span()))
            .Either(
                "Name the product: vendor and product, or collectionURL and packageName.",
                ["vendor", "product"],
                ["collectionURL", "packageName"]
            )
            .Either("Say which versions are affected: add versions or defaultStatus.", ["versions"], ["defaultStatus"]);

    private static ObjectShape Span() =>
        new ObjectShape()
            .Needs("version", Version)
            .Needs("status", Status)
            .May("versionType", Shape.Text(1, 128))
            .May(Version, "lessThan", "lessThanOrEqual")
            .May("changes", Shape.List(new ObjectShape().Needs("at", Version).Needs("status", Status)))
            .Also(span =>
                span.Has("lessThan") && span.Has("lessThanOrEqual")
                    ? "End the range once: with lessThan or with lessThanOrEqual."
                : (span.Has("lessThan") || span.Has("lessThanOrEqual")) && !span.Has("versionType")
                    ? "Add versionType: a range needs an order."
                : span.Has("changes") && !span.Has("lessThan") && !span.Has("lessThanOrEqual")
                    ? "Give it an end: only a range has changes."
                : null
            );

    private static ObjectShape ProblemType() =>
        new ObjectShape().Needs(
            "descriptions",
            Shape.List(
                new ObjectShape()
                    .Needs("lang", Language)
                    .Needs("description", Shape.Text(1, 4_096))
                    .May("cweId", Shape.Text(CveTexts.CwePattern(), "a weakness such as CWE-79", 5, 9))
                    .May("type", Shape.Text(1, 128))
                    .May("references", Shape.List(Reference(), most: 512))
            )
        );

    private static ObjectShape Impact() =>
        new ObjectShape()
            .Needs("descriptions", English(CveRuleTable.Format))
            .May("capecId", Shape.Text(CveTexts.CapecPattern(), "an attack pattern such as CAPEC-66", 7, 11));

    private static ObjectShape Metric() =>
        new ObjectShape()
            .May("format", Shape.Text(1, 64))
            .May(
                "scenarios",
                Shape.List(new ObjectShape().Needs("lang", Language).Needs("value", Shape.Text(1, 4_096)))
            )
            .May("cvssV4_0", Score("4.0", "baseSeverity"))
            .May("cvssV3_1", Score("3.1", "baseSeverity"))
            .May("cvssV3_0", Score("3.0", "baseSeverity"))
            .May("cvssV2_0", Score("2.0", null))
            .May(
                "other",
                new ObjectShape()
                    .Needs("type", Shape.Text(1, 128))
                    .Needs("content", new ObjectShape().Open().AtLeast(1))
            )
            .Either(
                "Add a score: cvssV4_0, cvssV3_1, cvssV3_0, cvssV2_0 or other.",
                ["cvssV4_0"],
                ["cvssV3_1"],
                ["cvssV3_0"],
                ["cvssV2_0"],
                ["other"]
            );

    private static ObjectShape Score(string version, string? severity)
    {
        var shape = new ObjectShape()
            .Open()
            .Needs("version", Shape.OneOf(version))
            .Needs("vectorString", Shape.Text(1, int.MaxValue))
            .Needs("baseScore", Shape.Number(0, 10));
        return severity is null
            ? shape
            : shape.Needs(severity, Shape.OneOf("NONE", "LOW", "MEDIUM", "HIGH", "CRITICAL"));
    }

    private static ObjectShape Reference() =>
        new ObjectShape()
            .Needs("url", Url)
            .May("name", Shape.Text(1, 512))
            .May(
                "tags",
                Shape.List(Shape.Text(CveTexts.IsReferenceTag, "a tag of the format, or one that begins with x_"))
            );

    private static ObjectShape Credit() =>
        new ObjectShape()
            .Needs("lang", Language)
            .Needs("value", Shape.Text(1, 4_096))
            .May("user", Uuid)
            .May(
                "type",
                Shape.OneOf(
                    "finder",
                    "reporter",
                    "analyst",
                    "coordinator",
                    "remediation developer",
                    "remediation reviewer",
                    "remediation verifier",
                    "tool",
                    "sponsor",
                    "other"
                )
            );

    private static ObjectShape Taxonomy() =>
        new ObjectShape()
            .Needs("taxonomyName", Shape.Text(1, 128))
            .May("taxonomyVersion", Shape.Text(1, 128))
            .Needs(
                "taxonomyRelations",
                Shape.List(
                    new ObjectShape()
                        .Needs("taxonomyId", Shape.Text(1, 2_048))
                        .Needs("relationshipName", Shape.Text(1, 128))
                        .Needs("relationshipValue", Shape.Text(1, 2_048))
                )
            );
}
