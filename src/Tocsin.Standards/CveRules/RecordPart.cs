using System.Text.Json;

namespace Tocsin.Standards.CveRules;

/// <summary>A part of a record with the path to it. Total: what is missing or of another type is null or empty.</summary>
internal readonly record struct RecordPart(JsonElement Element, string Path)
{
    public string At(string name) => Path.Length == 0 ? name : $"{Path}.{name}";

    public bool Has(string name) => Member(name) is not null;

    /// <summary>A text, trimmed; null when it is missing, no text, or blank.</summary>
    public string? Text(string name) =>
        Member(name) is { ValueKind: JsonValueKind.String } text && text.GetString()!.Trim() is { Length: > 0 } said
            ? said
            : null;

    public double? Number(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : null;

    public RecordPart? Child(string name) =>
        Member(name) is { ValueKind: JsonValueKind.Object } child ? new(child, At(name)) : null;

    /// <summary>The objects of a list.</summary>
    public IEnumerable<RecordPart> Each(string name) =>
        Items(name).Where(item => item.Element.ValueKind == JsonValueKind.Object);

    /// <summary>Everything in a list.</summary>
    public IEnumerable<RecordPart> Items(string name)
    {
        if (Member(name) is not { ValueKind: JsonValueKind.Array } list)
            yield break;
        var index = 0;
        foreach (var item in list.EnumerateArray())
            yield return new(item, $"{At(name)}[{index++}]");
    }

    private JsonElement? Member(string name) =>
        Element.ValueKind == JsonValueKind.Object
        && Element.TryGetProperty(name, out var member)
        && member.ValueKind != JsonValueKind.Null
            ? member
            : null;
}
