using System.Globalization;
using System.Text;

namespace Tocsin.Governance.Charters;

/// <summary>Writes YAML 1.2 in one fixed shape: blocks, two spaces a level, text in double quotes or as a literal block.</summary>
internal sealed class YamlWriter
{
    private readonly StringBuilder text = new();
    private int level;
    private bool startsItem;

    public void Comment(string line) => text.Append("# ").Append(line).Append('\n');

    /// <summary>An empty line, and what the next part is for.</summary>
    public void Part(params IEnumerable<string> comments)
    {
        text.Append('\n');
        foreach (var comment in comments)
            Comment(comment);
    }

    public void Number(string key, int value) => Word(key, value.ToString(CultureInfo.InvariantCulture));

    public void Number(string key, decimal value) =>
        Word(key, value.ToString("0.############################", CultureInfo.InvariantCulture));

    /// <summary>A value that needs no quotes.</summary>
    public void Word(string key, string value) => Key(key).Append(' ').Append(value).Append('\n');

    public void Text(string key, string value)
    {
        Key(key);
        if (IsBlock(value))
        {
            text.Append(" |-\n");
            foreach (var line in value.Split('\n'))
                (line.Length == 0 ? text : text.Append(' ', 2 * (level + 1))).Append(line).Append('\n');
        }
        else
            text.Append(' ').Append(Quote(value)).Append('\n');
    }

    /// <summary>A short list of words that need no quotes.</summary>
    public void Plain(string key, IEnumerable<string> words) =>
        Key(key).Append(" [").AppendJoin(", ", words).Append("]\n");

    /// <summary>A short list of texts.</summary>
    public void Quoted(string key, IEnumerable<string> texts) => Plain(key, texts.Select(Quote));

    public void Open(string key)
    {
        Key(key).Append('\n');
        level++;
    }

    public void Close() => level--;

    public void List<T>(string key, IReadOnlyList<T> items, Action<YamlWriter, T> write)
    {
        if (items.Count == 0)
        {
            Key(key).Append(" []\n");
            return;
        }
        Open(key);
        level++;
        foreach (var item in items)
        {
            startsItem = true;
            write(this, item);
        }
        level -= 2;
    }

    public override string ToString() => text.ToString();

    private StringBuilder Key(string key)
    {
        text.Append(' ', 2 * (startsItem ? level - 1 : level));
        if (startsItem)
            text.Append("- ");
        startsItem = false;
        return text.Append(key).Append(':');
    }

    // what a literal block keeps as it is: no space where a block begins or a line ends, no line break at its ends
    private static bool IsBlock(string value) =>
        value.Contains('\n', StringComparison.Ordinal)
        && value[0] is not (' ' or '\n' or '\t')
        && value.Split('\n').All(line => line.Length == 0 || !char.IsWhiteSpace(line[^1]))
        && value[^1] != '\n'
        && value.All(c => c == '\n' || char.IsSurrogate(c) || IsPlain(c));

    private static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                _ when IsPlain(c) || char.IsSurrogate(c) => quoted.Append(c),
                _ => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
            };
        }
        return quoted.Append('"').ToString();
    }

    // printable (YAML 1.2, section 5.1), and seen by every editor as what it is
    private static bool IsPlain(char c) =>
        c is >= ' ' and <= '~' or >= '\u00A1' and not ('\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF')
        && !char.IsSurrogate(c);
}
