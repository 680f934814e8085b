namespace Tocsin.Governance.Charters;

/// <summary>A document before it is understood, whichever notation it came in.</summary>
/// <param name="Line">Where it begins, from 1; 0 where there are no lines, as in a form.</param>
internal abstract record Node(int Line);

/// <summary>A single value.</summary>
internal sealed record ScalarNode(string Text, Notation Notation, int Line) : Node(Line);

internal sealed record ListNode(IReadOnlyList<Node> Items, int Line) : Node(Line);

/// <summary>Keys in the order of the document, each once.</summary>
internal sealed record MapNode(IReadOnlyList<(string Key, Node Value)> Entries, int Line, bool Typed = false)
    : Node(Line)
{
    public Node? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key).Value;
}

/// <summary>What may be made of the characters of a value.</summary>
internal enum Notation
{
    /// <summary>Without quotes: a number, yes or no, nothing, or text, by its looks (YAML 1.2, section 10.3.2).</summary>
    Plain,

    /// <summary>Text and nothing else.</summary>
    Quoted,

    /// <summary>Typed into a field, where nobody quotes: whatever is wanted there.</summary>
    Typed,
}
