using Tocsin.Standards.Osv;

namespace Tocsin.Advisories.Matching;

/// <summary>One package that one record is about: the candidate that a query is compared with.</summary>
public sealed class AffectedPackage
{
    private object? answer;

    internal AffectedPackage(
        IndexedRecord record,
        string ecosystem,
        string name,
        AffectedVersions versions,
        long npmId
    ) => (Record, Ecosystem, Name, Versions, NpmId) = (record, ecosystem, name, versions, npmId);

    public IndexedRecord Record { get; }

    /// <summary>As the record spells it, with its suffix.</summary>
    public string Ecosystem { get; }

    public string Name { get; }

    public AffectedVersions Versions { get; }

    /// <summary>See <see cref="NpmAdvisoryId"/>; 0 outside npm.</summary>
    public long NpmId { get; private set; }

    /// <summary>What the record, read in full, says of this package.</summary>
    public OsvAffected[] EntriesOf(OsvRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return [.. (record.Affected ?? []).Where(a => a.Package?.Ecosystem == Ecosystem && a.Package.Name == Name)];
    }

    /// <summary>
    /// What one format says of this, made when first asked for and kept as long as this. <typeparamref name="T"/> must be the
    /// one type that all callers use.
    /// </summary>
    public T Answer<T>(Func<AffectedPackage, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(make);
        // two threads may both make it: they make the same
        return (T)(answer ??= make(this));
    }

    internal void Renumber(long npmId) => (NpmId, answer) = (npmId, null);

    internal static AffectedPackage[] Of(OsvRecord record, IndexedRecord indexed)
    {
        if (record.Affected is not { Count: > 0 } affected)
            return [];
        if (affected is [{ Package: { } only } one])
            return [Of(record, indexed, only, AffectedVersions.Of(only.Ecosystem, [one]))];
        return
        [
            .. affected
                .Where(entry => entry.Package is not null)
                .GroupBy(entry => (entry.Package!.Ecosystem, entry.Package.Name))
                .Select(entries =>
                    Of(
                        record,
                        indexed,
                        entries.First().Package!,
                        AffectedVersions.Of(entries.Key.Ecosystem, [.. entries])
                    )
                ),
        ];
    }

    private static AffectedPackage Of(
        OsvRecord record,
        IndexedRecord indexed,
        OsvPackage package,
        AffectedVersions versions
    ) =>
        new(
            indexed,
            package.Ecosystem,
            package.Name,
            versions,
            package.Ecosystem == NpmAdvisoryId.Ecosystem ? NpmAdvisoryId.Of(record.Id, package.Name) : 0
        );
}
