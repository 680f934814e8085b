using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tocsin.Ledger;

/// <summary>
/// Which entries there are, and what each is called where it is stored. Each owner adds its own; the store takes all of
/// them together. A name, once stored, keeps its meaning for good.
/// </summary>
public sealed class EntryKinds
{
    /// <summary>
    /// What is stored is read for decades, so it is strict: every constructor argument without a default must be there,
    /// and nothing else may be. A fact that is added to a kind later needs a default.
    /// </summary>
    internal static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    private readonly Dictionary<string, Type> types = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> names = [];

    public EntryKinds() => Add<TextRedacted>("ledger.text-redacted");

    /// <summary>The names, in order of the alphabet.</summary>
    public IEnumerable<string> Names => types.Keys.Order(StringComparer.Ordinal);

    /// <summary>All of them together.</summary>
    /// <exception cref="ArgumentException">Two use the same name, or one type has two.</exception>
    public static EntryKinds Merge(params IEnumerable<EntryKinds> owners) =>
        owners.Aggregate(new EntryKinds(), (all, kinds) => all.AddRange(kinds));

    /// <param name="kind">Lower-case ASCII words with hyphens, after the owner and a dot: <c>case.cve-assigned</c>.</param>
    /// <exception cref="ArgumentException">The name or the type is taken, or the name is not of that form.</exception>
    public EntryKinds Add<TEntry>(string kind)
        where TEntry : Entry => Add(kind, typeof(TEntry));

    /// <exception cref="ArgumentException">A name or a type is taken.</exception>
    public EntryKinds AddRange(EntryKinds others)
    {
        foreach (var (kind, type) in others.types.Where(t => t.Value != typeof(TextRedacted)))
            Add(kind, type);
        return this;
    }

    internal string NameOf(Entry entry) =>
        names.TryGetValue(entry.GetType(), out var name)
            ? name
            : throw new InvalidOperationException($"{entry.GetType()} was not added to the kinds of entry");

    internal Type? TypeOf(string kind) => types.GetValueOrDefault(kind);

    private EntryKinds Add(string kind, Type type)
    {
        if (kind.Length == 0 || !kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-'))
            throw new ArgumentException($"'{kind}' is not a name for a kind of entry", nameof(kind));
        if (!types.TryAdd(kind, type))
            throw new ArgumentException($"there are two kinds '{kind}'", nameof(kind));
        if (!names.TryAdd(type, kind))
            throw new ArgumentException($"{type} is already '{names[type]}'", nameof(kind));
        return this;
    }
}
