using System.Globalization;
using Tocsin.Standards.Problems;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Governance.Charters;

/// <summary>
/// Reads one YAML 1.2 document, strictly: no anchors and aliases (so nothing grows), no tags, no key twice, no second document; size,
/// depth and number of values are bounded. What cannot be parsed at all is one fault; everything else is told at once.
/// </summary>
internal sealed class YamlReader
{
    private const int Depth = 12;
    private const int MostNodes = 20_000;

    private readonly Parser parser;
    private readonly FaultCollector faults;
    private int nodes;

    private YamlReader(string text, FaultCollector faults)
    {
        parser = new(new StringReader(text));
        this.faults = faults;
    }

    /// <summary>The document; null where there is none that can be read, with the reason among the faults.</summary>
    public static Node? Read(string text, FaultCollector faults)
    {
        try
        {
            return new YamlReader(text, faults).Document();
        }
        catch (YamlException broken)
        {
            faults.Add("", At(Lined(broken.Start), $"This is no YAML: {Sentence(broken)}"));
            return null;
        }
        // what YamlDotNet 16.3 throws of some texts that are none: "\ud800" in quotes, "[!t" in a list
        catch (Exception thrown) when (thrown is ArgumentOutOfRangeException or InvalidOperationException)
        {
            faults.Add("", "This is no YAML: there are characters where they cannot be.");
            return null;
        }
    }

    /// <summary>A message with its line: <c>Line 12: This is needed.</c></summary>
    public static string At(int line, string message) =>
        line > 0 ? string.Create(CultureInfo.InvariantCulture, $"Line {line}: {message}") : message;

    private Node? Document()
    {
        Expect<StreamStart>();
        if (parser.Current is StreamEnd)
        {
            faults.Add("", "There is nothing in this document.");
            return null;
        }
        Expect<DocumentStart>();
        var root = Value("", 0);
        Expect<DocumentEnd>();
        if (parser.Current is not StreamEnd)
            faults.Add("", At(Lined(parser.Current!.Start), "There is a second document; only one is read."));
        return root;
    }

    private Node Value(string path, int depth)
    {
        if (depth > Depth || ++nodes > MostNodes)
            throw new YamlException(
                parser.Current!.Start,
                parser.Current.End,
                "it nests too deep or has too many values"
            );
        var line = Lined(parser.Current!.Start);
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false })
            faults.Add(path, At(line, "Anchors and aliases are not read: write it out."));
        if (parser.Current is NodeEvent { Tag: { IsEmpty: false } tag } && !tag.IsNonSpecific)
            faults.Add(path, At(line, "Tags are not read: leave them out."));
        switch (parser.Current)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new ScalarNode(
                    scalar.Value,
                    scalar.Style == ScalarStyle.Plain ? Notation.Plain : Notation.Quoted,
                    line
                );
            case SequenceStart:
                return List(path, depth, line);
            case MappingStart:
                return Map(path, depth, line);
            default:
                faults.Add(path, At(line, "Anchors and aliases are not read: write it out."));
                parser.MoveNext();
                return new ScalarNode("", Notation.Quoted, line);
        }
    }

    private ListNode List(string path, int depth, int line)
    {
        parser.MoveNext();
        var items = new List<Node>();
        while (parser.Current is not SequenceEnd)
            items.Add(Value($"{path}[{items.Count}]", depth + 1));
        parser.MoveNext();
        return new(items, line);
    }

    private MapNode Map(string path, int depth, int line)
    {
        parser.MoveNext();
        var entries = new List<(string Key, Node Value)>();
        while (parser.Current is not MappingEnd)
        {
            var at = Lined(parser.Current!.Start);
            var key = Value(path, depth + 1) is ScalarNode { Text: var text } ? text : null;
            if (key is null)
                faults.Add(path, At(at, "A key is a word."));
            var inner = Charters.Path.Of(path, key ?? "?");
            var value = Value(inner, depth + 1);
            if (key is null)
                continue;
            if (entries.Exists(entry => entry.Key == key))
                faults.Add(inner, At(at, $"'{key}' is there twice."));
            else
                entries.Add((key, value));
        }
        parser.MoveNext();
        return new(entries, line);
    }

    private void Expect<T>()
        where T : ParsingEvent
    {
        if (parser.Current is null)
            parser.MoveNext();
        if (parser.Current is not T)
            throw new YamlException(parser.Current!.Start, parser.Current.End, "something else was expected here");
        parser.MoveNext();
    }

    private static int Lined(Mark mark) => (int)Math.Min(mark.Line, int.MaxValue);

    private static string Sentence(YamlException broken)
    {
        // what the parser says in front of its reason is the place, which stands before this already
        var reason = broken.Message;
        return reason.EndsWith('.') ? reason : reason + ".";
    }
}
