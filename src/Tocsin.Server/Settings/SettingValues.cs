using System.Collections;
using System.Collections.Immutable;
using System.Text.Json;
using Tocsin.Standards.Problems;

namespace Tocsin.Server.Settings;

/// <summary>What was set, by the settings' names, before anything of it has been understood.</summary>
public sealed class SettingValues
{
    private readonly ImmutableDictionary<string, ImmutableArray<string>> values;

    private SettingValues(ImmutableDictionary<string, ImmutableArray<string>> values) => this.values = values;

    public static SettingValues None { get; } =
        new(ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal));

    /// <summary>The value, or null where nothing was set.</summary>
    public string? One(string name) => values.TryGetValue(name, out var found) ? found[^1] : null;

    public IReadOnlyList<string> Many(string name) => values.TryGetValue(name, out var found) ? found : [];

    /// <summary>An empty value counts as not set, as in <c>TOCSIN_DATA= ./run</c>.</summary>
    public SettingValues With(string name, params IReadOnlyList<string> value)
    {
        var given = value.Where(v => v.Length > 0).ToImmutableArray();
        return given.IsEmpty ? this : new(values.SetItem(name, given));
    }

    /// <summary>These, and of <paramref name="weaker"/> what is not set here.</summary>
    public SettingValues Over(SettingValues weaker) => new(weaker.values.SetItems(values));

    /// <summary>What a process of these roles needs to know, and nothing else.</summary>
    public SettingValues For(IReadOnlyCollection<Role> roles) =>
        new(
            values.RemoveRange(
                Setting.All.Where(s => s.For is { } told && !told.Intersect(roles).Any()).Select(s => s.Name)
            )
        );

    /// <summary>What the environment sets, and takes it out of there: programs that are started later do not inherit it.</summary>
    public static SettingValues TakeFrom(IDictionary environment, Action<string> remove)
    {
        var taken = None;
        foreach (var setting in Setting.All)
        {
            if (environment[setting.Environment] is not string value)
                continue;
            remove(setting.Environment);
            taken = taken.With(setting.Name, setting.Many ? value.Split(',', StringSplitOptions.TrimEntries) : [value]);
        }
        return taken;
    }

    /// <summary>What a JSON object sets: strings and numbers, lists of them for what may be repeated.</summary>
    public static Result<SettingValues> Parse(string json)
    {
        var faults = new FaultCollector();
        var read = None;
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return Faulty("The settings file holds no JSON object.");
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (Setting.All.FirstOrDefault(s => s.Name == member.Name) is { } setting)
                    read = read.With(member.Name, Texts(setting, member.Value, faults));
                else
                    faults.Add(member.Name, "There is no such setting; ./run --help lists them.");
            }
        }
        catch (JsonException broken)
        {
            return Faulty($"The settings file is no JSON (line {broken.LineNumber + 1}).");
        }
        return faults.Else(() => read);
    }

    /// <summary>One line of JSON that <see cref="Parse"/> reads.</summary>
    public string ToJson() =>
        JsonSerializer.Serialize(values.ToDictionary(v => v.Key, v => v.Value.ToArray(), StringComparer.Ordinal));

    private static IReadOnlyList<string> Texts(Setting setting, JsonElement value, FaultCollector faults)
    {
        JsonElement[] given = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (given.Length > 1 && !setting.Many)
            faults.Add(setting.Name, "This can be set only once.");
        if (given.Any(v => v.ValueKind is not (JsonValueKind.String or JsonValueKind.Number)))
            faults.Add(setting.Name, "Write this as a string or a number.");
        return [.. given.Select(v => v.ToString())];
    }

    private static Problem Faulty(string message) => Problem.Faulty([new(Setting.File.Name, message)]);
}
