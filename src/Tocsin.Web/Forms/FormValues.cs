using System.Globalization;

namespace Tocsin.Web.Forms;

/// <summary>
/// What somebody typed, by field name, in the order of the form; names may repeat, and lists are spelled
/// <c>affected[0].name</c>, exactly as the paths of faults are.
/// </summary>
public sealed class FormValues
{
    private readonly IReadOnlyList<KeyValuePair<string, string>> pairs;

    private readonly ILookup<string, string> byName;

    public FormValues(IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        this.pairs = pairs;
        byName = pairs.ToLookup(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
    }

    public static FormValues Empty { get; } = new([]);

    /// <summary>The first value of a field; null where the field was not sent.</summary>
    public string? this[string name] => byName[name].FirstOrDefault();

    public IEnumerable<KeyValuePair<string, string>> Pairs => pairs;

    /// <summary>Whether the field was sent, as a ticked box is.</summary>
    public bool Has(string name) => byName.Contains(name);

    /// <summary>Every value of a field that may repeat, as chosen boxes of one name do.</summary>
    public IReadOnlyList<string> All(string name) => [.. byName[name]];

    /// <summary>The fields below <paramref name="path"/>, their names without it: under <c>affected[0]</c>, <c>affected[0].name</c> is <c>name</c>.</summary>
    public FormValues Under(string path) =>
        new([
            .. pairs
                .Where(pair => pair.Key.StartsWith(path + ".", StringComparison.Ordinal))
                .Select(pair => KeyValuePair.Create(pair.Key[(path.Length + 1)..], pair.Value)),
        ]);

    /// <summary>
    /// The numbers that a list has entries for, ascending: <c>affected[0].name</c> and <c>affected[2].name</c> give 0
    /// and 2. Numbers of more than three digits are not entries.
    /// </summary>
    public IReadOnlyList<int> Indexes(string list) =>
        [.. pairs.Select(pair => IndexOf(pair.Key, list)).OfType<int>().Distinct().Order()];

    /// <summary>These values with one field set anew, whatever it was before.</summary>
    public FormValues With(string name, string value) =>
        new([.. pairs.Where(pair => pair.Key != name), KeyValuePair.Create(name, value)]);

    private static int? IndexOf(string name, string list)
    {
        if (!name.StartsWith(list, StringComparison.Ordinal) || name.Length <= list.Length || name[list.Length] != '[')
            return null;
        var close = name.IndexOf(']', list.Length);
        if (close < 0)
            return null;
        var digits = name.AsSpan(list.Length + 1, close - list.Length - 1);
        return
            digits.Length <= 3 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
    }
}
