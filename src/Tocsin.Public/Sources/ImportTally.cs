using Tocsin.Advisories.Imports;
using Tocsin.Public.Storage;
using Tocsin.Standards.Problems;

namespace Tocsin.Public.Sources;

/// <summary>What an import sees go by: counts, and what has to be written about it in the end.</summary>
/// <param name="known">Paths that are in quarantine already.</param>
/// <param name="within">Stands before every path, with a slash, where paths of several places are kept together; else empty.</param>
/// <param name="whole">All of the source is read: what is not seen is not there any more.</param>
internal sealed class ImportTally(IReadOnlySet<string> known, string within, bool whole)
{
    private readonly Dictionary<string, Refused> refused = new(StringComparer.Ordinal);
    private readonly HashSet<string> mended = new(StringComparer.Ordinal);
    private int left = Quarantine.MostKept;

    public IReadOnlySet<string> Known => known;

    /// <summary>By their path, as they are kept: bytes only where there is room for them.</summary>
    public IReadOnlyDictionary<string, Refused> Refused => refused;

    /// <summary>How many were refused, kept or not.</summary>
    public int RefusedCount { get; private set; }

    public int PassedOver { get; private set; }

    /// <summary>The newest of what was taken.</summary>
    public DateTimeOffset Newest { get; private set; }

    /// <summary>What leaves quarantine.</summary>
    public IReadOnlyCollection<string> Gone =>
        whole
            ? [.. known.Where(path => !refused.ContainsKey(path))]
            : mended.Where(p => !refused.ContainsKey(p)).ToList();

    public void Saw(ImportItem item)
    {
        switch (item)
        {
            case Refused no:
                Refuse(no);
                return;
            case Taken taken:
                if (taken.Modified > Newest)
                    Newest = taken.Modified;
                break;
            default:
                PassedOver++;
                break;
        }
        if (known.Count > 0 && Key(item.Path) is var key && known.Contains(key))
            mended.Add(key);
    }

    /// <summary>What the store would not take from this source.</summary>
    public void Saw(ForeignDocument foreign) =>
        Refuse(
            new(
                foreign.Path,
                0,
                Problem.Forbidden(
                    "import.not-theirs",
                    $"{foreign.Id} was brought by another source, which alone may change it."
                )
            )
        );

    private void Refuse(Refused no)
    {
        RefusedCount++;
        var key = Key(no.Path);
        if (refused.Count >= Quarantine.MostEntries && !refused.ContainsKey(key))
            return;
        var isKept = no.Bytes.Length <= Math.Min(left, Quarantine.LargestKept);
        if (isKept)
            left -= no.Bytes.Length;
        // a copy: the entry may be a small part of a large buffer
        refused[key] = no with
        {
            Path = key,
            Bytes = isKept ? no.Bytes.ToArray() : default,
        };
    }

    private string Key(string path) => Quarantine.Key(within.Length == 0 || path == within ? path : $"{within}/{path}");
}
