namespace Tocsin.Standards.Versions;

/// <summary>An operator of an npm range and the text it applies to, spaces between them taken out.</summary>
internal readonly ref struct NpmToken(ReadOnlySpan<char> op, ReadOnlySpan<char> body)
{
    /// <summary><c>&lt;</c>, <c>&gt;=</c>, <c>~</c>, <c>^</c>, …; empty for none.</summary>
    public ReadOnlySpan<char> Operator { get; } = op;

    /// <summary>Up to the next space; perhaps no version at all.</summary>
    public ReadOnlySpan<char> Body { get; } = body;

    public NpmOperator Comparison =>
        Operator switch
        {
            "<" => NpmOperator.Less,
            "<=" => NpmOperator.LessOrEqual,
            ">" => NpmOperator.Greater,
            ">=" => NpmOperator.GreaterOrEqual,
            _ => NpmOperator.Equal,
        };

    /// <summary>Takes the first token off a text that is not empty and does not start with a space.</summary>
    public static NpmToken Take(ref ReadOnlySpan<char> text)
    {
        var op = text[..OperatorLength(text)];
        var start = op.Length;
        var after = start + SpacesIn(text[start..]);
        var version = SemVerText.SkipPrefix(text[after..], SemVerGrammar.NpmLoose);
        // Spaces after an operator do not count where a version follows; else the operator stands alone.
        if (op is "~" or "~>" or "^" || version is [(>= '0' and <= '9') or 'x' or 'X' or '*', ..])
            start = after;
        var end = start;
        while (end < text.Length && !SemVerText.IsSpace(text[end]))
            end++;
        var body = WithoutBuild(text[start..end]);
        text = text[(end + SpacesIn(text[end..]))..];
        // A space may even part the operator: < =2.
        return op is "<" && body is ['=', ..] ? new("<=", body[1..])
            : op is ">" && body is ['=', ..] ? new(">=", body[1..])
            : new(op, body);
    }

    /// <summary>Where the hyphen of <c>a - b</c> stands; −1 where there is none.</summary>
    public static int HyphenBetween(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length - 1; i++)
            if (text[i] == '-' && SemVerText.IsSpace(text[i - 1]) && SemVerText.IsSpace(text[i + 1]))
                return i;
        return -1;
    }

    private static int OperatorLength(ReadOnlySpan<char> text) =>
        text switch
        {
            ['~', '>', ..] or ['<' or '>', '=', ..] => 2,
            ['~' or '^' or '<' or '>' or '=', ..] => 1,
            _ => 0,
        };

    /// <summary>Build metadata does not count, not even after a wildcard.</summary>
    private static ReadOnlySpan<char> WithoutBuild(ReadOnlySpan<char> body)
    {
        var plus = body.IndexOf('+');
        return plus > 0 && SemVerText.TrySplitTail(body[plus..], SemVerGrammar.Plain, out _, out _)
            ? body[..plus]
            : body;
    }

    private static int SpacesIn(ReadOnlySpan<char> text)
    {
        var count = 0;
        while (count < text.Length && SemVerText.IsSpace(text[count]))
            count++;
        return count;
    }
}
