using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Tocsin.Advisories.LockFiles;

/// <summary>
/// Goes through YAML event by event: nothing is built, aliases are not followed, and what nests too deep is refused before
/// the parser has to remember it.
/// </summary>
internal sealed class YamlWalk
{
    private readonly Parser parser;
    private int depth;

    public YamlWalk(string text)
    {
        parser = new(new StringReader(text));
        Next();
    }

    /// <summary>The key or value at which the walk stands; null for anything but a scalar.</summary>
    public string? Scalar => (parser.Current as Scalar)?.Value;

    /// <summary>From 1.</summary>
    public int Line => parser.Current is { } at ? (int)Math.Min(at.Start.Line, int.MaxValue) : 0;

    /// <summary>Enters the mapping that the document is. False where it is none.</summary>
    public bool EnterDocument()
    {
        while (parser.Current is StreamStart or DocumentStart)
            Next();
        return Enter();
    }

    /// <summary>Enters a mapping; false, and stays, where the walk stands at something else.</summary>
    public bool Enter()
    {
        if (parser.Current is not MappingStart)
            return false;
        Next();
        return true;
    }

    /// <summary>Takes the next key of the mapping and goes on to its value; null at the end, which it leaves.</summary>
    public string? Key(out int line)
    {
        while (true)
        {
            line = Line;
            if (parser.Current is null or MappingEnd or StreamEnd)
            {
                Next();
                return null;
            }
            if (Scalar is { } key)
            {
                Next();
                return key;
            }
            // a key that is itself a mapping, and its value
            Skip();
            Skip();
        }
    }

    /// <summary>Leaves out the value at which the walk stands, whatever is within.</summary>
    public void Skip()
    {
        var outside = depth;
        do
        {
            if (parser.Current is null)
                return;
            if (depth == outside && parser.Current is MappingEnd or SequenceEnd)
                return;
            Next();
        } while (depth > outside);
    }

    /// <summary>The scalar at which the walk stands, or null for anything else; goes on behind it.</summary>
    public string? TakeScalar()
    {
        var text = Scalar;
        Skip();
        return text;
    }

    private void Next()
    {
        depth += parser.Current?.NestingIncrease ?? 0;
        if (depth > LockFileLimits.Depth)
            throw new YamlException(
                parser.Current!.Start,
                parser.Current.End,
                $"nested more than {LockFileLimits.Depth} deep"
            );
        if (!Moved())
            depth = 0;
    }

    // Halves of a character that do not belong together ("\ud800\ud800") make YamlDotNet 16.3 throw what is no YamlException.
    private bool Moved()
    {
        var before = parser.Current;
        try
        {
            return parser.MoveNext();
        }
        catch (ArgumentOutOfRangeException half)
        {
            throw new YamlException(
                before?.End ?? Mark.Empty,
                before?.End ?? Mark.Empty,
                "an escaped character that is none",
                half
            );
        }
    }
}
