using System.Globalization;
using System.Text.RegularExpressions;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Charters;

/// <summary>
/// Takes the values of one mapping, each by its key and as what it should be, and keeps everything that is wrong. What is missing or
/// wrong is read as what is given for it. At the end whatever nobody asked for is a fault.
/// </summary>
/// <param name="lenient">Whether what is missing may be: for what was put into force before there was such a thing.</param>
internal sealed partial class Fields(MapNode map, string path, FaultCollector faults, bool lenient)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public string Text(string key, string otherwise) =>
        Needed(key) is { } node ? TextOf(node, At(key), faults) ?? otherwise : otherwise;

    /// <summary>Null where it is not said.</summary>
    public string? OptionalText(string key) => Given(key) is { } node ? TextOf(node, At(key), faults) : null;

    public int Number(string key, int otherwise) =>
        Needed(key) is { } node ? NumberOf(node, At(key)) ?? otherwise : otherwise;

    public int? OptionalNumber(string key) => Given(key) is { } node ? NumberOf(node, At(key)) : null;

    /// <summary>A share such as 0.34.</summary>
    public decimal Share(string key, decimal otherwise) =>
        Needed(key) is { } node ? ShareOf(node, At(key)) ?? otherwise : otherwise;

    public decimal? OptionalShare(string key) => Given(key) is { } node ? ShareOf(node, At(key)) : null;

    /// <summary><c>true</c> or <c>false</c>; a box that was left unticked is not sent at all.</summary>
    public bool YesOrNo(string key, bool otherwise)
    {
        if (map.Typed)
            return Node(key) is not null;
        if (Needed(key) is not { } node)
            return otherwise;
        if (node is ScalarNode { Notation: Notation.Plain, Text: "true" or "false" } said)
            return said.Text == "true";
        Wrong(node, At(key), "This must be true or false.");
        return otherwise;
    }

    public T Word<T>(string key, T otherwise)
        where T : struct, Enum => Needed(key) is { } node ? WordOf<T>(node, At(key)) ?? otherwise : otherwise;

    public T OptionalWord<T>(string key, T otherwise)
        where T : struct, Enum => Given(key) is { } node ? WordOf<T>(node, At(key)) ?? otherwise : otherwise;

    /// <summary>Null where it is not said.</summary>
    public DateOnly? OptionalDay(string key) => Given(key) is { } node ? DayOf(node, At(key), faults) : null;

    /// <summary>A day that has to be said.</summary>
    public DateOnly Day(string key) => Needed(key) is { } node ? DayOf(node, At(key), faults) ?? default : default;

    /// <summary>Words of one kind; none where they are not said.</summary>
    public IReadOnlyList<T> Words<T>(string key)
        where T : struct, Enum => [.. Each(key, (node, at) => WordOf<T>(node, at)).OfType<T>()];

    /// <summary>Whole numbers; none where they are not said.</summary>
    public IReadOnlyList<int> Numbers(string key) => [.. Each(key, NumberOf).OfType<int>()];

    /// <summary>Each item of a list; nothing where it is not said. What is typed into one field has an item on each line.</summary>
    public IReadOnlyList<T> Each<T>(string key, Func<Node, string, T> read)
    {
        switch (Given(key))
        {
            // in a form without a row nothing is sent
            case null or MapNode { Typed: true, Entries.Count: 0 }:
                return [];
            case ListNode list:
                return [.. list.Items.Select((item, i) => read(item, $"{At(key)}[{i}]"))];
            case ScalarNode { Notation: Notation.Typed } lines:
                return
                [
                    .. lines
                        .Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                        .Select(line => read(lines with { Text = line }, At(key))),
                ];
            case { } other:
                Wrong(other, At(key), "This must be a list.");
                return [];
        }
    }

    /// <summary>A list that has to be said, though it may be empty.</summary>
    public IReadOnlyList<T> Every<T>(string key, IReadOnlyList<T> otherwise, Func<Node, string, T> read) =>
        map.Typed || Needed(key) is not null ? Each(key, read)
        : lenient ? otherwise
        : [];

    /// <summary>A mapping within this one; null where it is missing or none.</summary>
    public Fields? Part(string key) => Needed(key) is { } node ? Of(node, At(key), faults, lenient) : null;

    /// <summary>The same, where it may be missing.</summary>
    public Fields? OptionalPart(string key) => Given(key) is { } node ? Of(node, At(key), faults, lenient) : null;

    /// <summary>Null, and a fault, where the node is no mapping.</summary>
    public static Fields? Of(Node node, string path, FaultCollector faults, bool lenient)
    {
        if (node is MapNode map)
            return new(map, path, faults, lenient);
        Wrong(faults, node, path, "This must have keys and values.");
        return null;
    }

    /// <summary>Everything that was wanted has been asked for: what is there besides is a fault.</summary>
    public void End()
    {
        foreach (var (key, node) in map.Entries.Where(entry => !asked.Contains(entry.Key)))
            Wrong(node, At(key), $"'{key}' is not known here; there are {string.Join(", ", asked)}.");
    }

    public static string? TextOf(Node node, string at, FaultCollector faults)
    {
        switch (node)
        {
            case ScalarNode { Notation: Notation.Typed } typed:
                return typed.Text.Trim();
            case ScalarNode { Notation: Notation.Quoted } text:
                return text.Text;
            case ScalarNode plain when !IsNoText().IsMatch(plain.Text):
                return plain.Text;
            case ScalarNode:
                Wrong(faults, node, at, "This is not text; put it in quotes if it is meant to be.");
                return null;
            default:
                Wrong(faults, node, at, "This must be text.");
                return null;
        }
    }

    public static DateOnly? DayOf(Node node, string at, FaultCollector faults)
    {
        if (
            node is ScalarNode said
            && DateOnly.TryParseExact(
                said.Text,
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
        )
            return day;
        Wrong(faults, node, at, "This must be a day, such as 2026-12-25.");
        return null;
    }

    private int? NumberOf(Node node, string at)
    {
        if (
            node is ScalarNode { Notation: not Notation.Quoted } said
            && int.TryParse(
                said.Text.Trim(),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return number;
        Wrong(node, at, "This must be a whole number.");
        return null;
    }

    private decimal? ShareOf(Node node, string at)
    {
        if (
            node is ScalarNode { Notation: not Notation.Quoted } said
            && decimal.TryParse(
                said.Text.Trim(),
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
            return number;
        Wrong(node, at, "This must be a number, such as 0.34.");
        return null;
    }

    private T? WordOf<T>(Node node, string at)
        where T : struct, Enum
    {
        if (node is ScalarNode said && Charters.Words.Parse<T>(said.Text) is { } known)
            return known;
        Wrong(node, at, $"This must be one of {Charters.Words.All<T>()}.");
        return null;
    }

    private Node? Node(string key)
    {
        asked.Add(key);
        return map[key];
    }

    // blank is not said, whatever is wanted there
    private Node? Given(string key) =>
        Node(key) is { } node and not ScalarNode { Notation: not Notation.Quoted, Text: "" or "~" or "null" }
            ? node
            : null;

    private Node? Needed(string key)
    {
        if (Given(key) is { } node)
            return node;
        if (!lenient)
            faults.Add(At(key), YamlReader.At(map.Line, "This is needed."));
        return null;
    }

    private string At(string key) => Path.Of(path, key);

    private void Wrong(Node node, string at, string message) => Wrong(faults, node, at, message);

    private static void Wrong(FaultCollector faults, Node node, string at, string message) =>
        faults.Add(at, YamlReader.At(node.Line, message));

    // the core schema of YAML 1.2, section 10.3.2: what is resolved to something else than text
    [GeneratedRegex(
        @"^(~|null|Null|NULL|true|True|TRUE|false|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex IsNoText();
}
