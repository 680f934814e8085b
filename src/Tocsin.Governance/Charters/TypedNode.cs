using System.Globalization;

namespace Tocsin.Governance.Charters;

/// <summary>What was typed into the fields of a form, as a document: <c>teams[0].name</c> is the name of the first of a list.</summary>
internal static class TypedNode
{
    public static MapNode Of(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var root = new Branch();
        foreach (var (name, value) in fields)
            root.At(name.Replace("[", ".[", StringComparison.Ordinal).Split('.')).Values.Add(value);
        return (MapNode)root.Node(root: true);
    }

    /// <summary>The same the other way round. A box that is not ticked has no field.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Fields(string path, Node node) =>
        node switch
        {
            MapNode map => map.Entries.SelectMany(entry => Fields(Path.Of(path, entry.Key), entry.Value)),
            ListNode { Items: var items } when items.All(item => item is ScalarNode) => items.SelectMany(item =>
                Fields(path, item)
            ),
            ListNode list => list.Items.SelectMany((item, i) => Fields($"{path}[{i}]", item)),
            ScalarNode { Notation: Notation.Plain, Text: "false" } => [],
            ScalarNode { Notation: Notation.Plain, Text: "true" } => [new(path, "yes")],
            ScalarNode scalar => [new(path, scalar.Text)],
            _ => [],
        };

    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> inner = new(StringComparer.Ordinal);

        public List<string> Values { get; } = [];

        public Branch At(ReadOnlySpan<string> path)
        {
            if (path.Length == 0)
                return this;
            if (!inner.TryGetValue(path[0], out var next))
                inner[path[0]] = next = new();
            return next.At(path[1..]);
        }

        public Node Node(bool root = false)
        {
            if (!root && inner.Count == 0)
                return Values is [var one] ? Scalar(one) : new ListNode([.. Values.Select(Scalar)], 0);
            if (inner.Count > 0 && inner.Keys.All(key => key[0] == '['))
                return new ListNode([.. inner.OrderBy(pair => Index(pair.Key)).Select(pair => pair.Value.Node())], 0);
            return new MapNode([.. inner.Select(pair => (pair.Key, pair.Value.Node()))], 0, Typed: true);
        }

        private static Node Scalar(string text) => new ScalarNode(text, Notation.Typed, 0);

        private static int Index(string key) =>
            int.TryParse(key.AsSpan(1).TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                ? index
                : int.MaxValue;
    }
}
