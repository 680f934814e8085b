using System.Text.Json;
using Tocsin.Standards.Problems;

namespace Tocsin.Standards.Osv;

/// <summary>One JSON object being read, with its path and the faults found so far. A null member is a member that is missing.</summary>
internal readonly struct OsvElement(JsonElement element, FaultCollector faults, string path)
{
    public void Fault(string name, string message) => faults.Add(At(name), message);

    /// <summary>The object itself, kept beyond the document it came from.</summary>
    public JsonElement Whole => element.Clone();

    /// <summary>A text, or the digits of a number; null when missing.</summary>
    public string? Text(string name) => Member(name) is { } member ? TextOf(member, name, -1) : null;

    /// <summary>A text that must be there and not be empty; a fault and <c>""</c> else.</summary>
    public string Needed(string name)
    {
        if (Member(name) is not { } member)
        {
            Fault(name, "This is needed.");
            return "";
        }
        var text = TextOf(member, name, -1);
        if (text is not null && string.IsNullOrWhiteSpace(text))
            Fault(name, "This is needed.");
        return text ?? "";
    }

    public DateTimeOffset? Instant(string name, bool required = false)
    {
        var text = required ? Needed(name) : Text(name);
        if (string.IsNullOrWhiteSpace(text))
            return null;
        if (OsvInstant.TryParse(text, out var instant))
            return instant;
        Fault(name, "This is not an instant; write it as 2026-01-31T12:00:00Z (RFC 3339).");
        return null;
    }

    /// <summary>A list of texts; one text alone is a list of one.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Member(name) is not { } member)
            return null;
        if (member.ValueKind == JsonValueKind.String)
            return TextOf(member, name, -1) is { } one ? [one] : null;
        if (!IsArray(member, name))
            return null;
        var texts = new List<string>(member.GetArrayLength());
        var index = 0;
        foreach (var item in member.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Null && TextOf(item, name, index) is { } text)
                texts.Add(text);
            index++;
        }
        return texts;
    }

    /// <summary>A list of objects, each read by <paramref name="read"/>; what it gives up as null is left out.</summary>
    public IReadOnlyList<T>? Each<T>(string name, Func<OsvElement, T?> read)
        where T : class
    {
        if (Member(name) is not { } member || !IsArray(member, name))
            return null;
        var items = new List<T>(member.GetArrayLength());
        var index = 0;
        foreach (var item in member.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object)
            {
                if (read(new(item, faults, $"{At(name)}[{index}]")) is { } one)
                    items.Add(one);
            }
            else if (item.ValueKind != JsonValueKind.Null)
            {
                faults.Add($"{At(name)}[{index}]", "This must be an object.");
            }
            index++;
        }
        return items;
    }

    public T? Child<T>(string name, Func<OsvElement, T> read)
        where T : class =>
        Member(name) is { } member && IsObject(member, name) ? read(new(member, faults, At(name))) : null;

    /// <summary>Whether the member is the word true; anything else is not.</summary>
    public bool IsTrue(string name) => Member(name) is { ValueKind: JsonValueKind.True };

    /// <summary>An object as it is, kept beyond the document it came from.</summary>
    public JsonElement? Object(string name) =>
        Member(name) is { } member && IsObject(member, name) ? member.Clone() : null;

    private JsonElement? Member(string name) =>
        element.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private string? TextOf(JsonElement value, string name, int index)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                // U+0000 is text, but no database column and no terminal takes it.
                return value.GetString()!.Replace("\0", "", StringComparison.Ordinal);
            case JsonValueKind.Number:
                return value.GetRawText();
            default:
                faults.Add(index < 0 ? At(name) : $"{At(name)}[{index}]", "This must be a text.");
                return null;
        }
    }

    private bool IsArray(JsonElement member, string name) => Is(member, JsonValueKind.Array, name, "a list");

    private bool IsObject(JsonElement member, string name) => Is(member, JsonValueKind.Object, name, "an object");

    private bool Is(JsonElement member, JsonValueKind kind, string name, string words)
    {
        if (member.ValueKind == kind)
            return true;
        Fault(name, $"This must be {words}.");
        return false;
    }

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";
}
