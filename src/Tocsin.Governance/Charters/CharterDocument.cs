using System.Text;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Charters;

/// <summary>
/// A charter as one YAML document. What is written is read as the same again; what is read is strict, and everything that is wrong with
/// it is told at once, each fault with its place and its line.
/// </summary>
public static class CharterDocument
{
    /// <summary>The first line of every document.</summary>
    public const string Format = "tocsin-programme/1";

    /// <summary>The most bytes of a document, as UTF-8.</summary>
    public const int MostBytes = 256 * 1024;

    /// <summary>With comments, its lines ending with <c>\n</c>; equal charters give equal documents.</summary>
    public static string Write(Charter charter) => CharterWriter.Write(charter);

    /// <summary>A document that somebody wrote: nothing that has to be said may be missing.</summary>
    public static Result<Charter> Read(string text) => Read(text, lenient: false);

    /// <summary>
    /// A document that was in force, perhaps before there was something that is said today: that is as by default then. What it says was
    /// sound when it was put into force.
    /// </summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Charter Restore(string text)
    {
        var faults = new FaultCollector();
        return
            YamlReader.Read(text, faults) is { } root && new CharterReader(faults, lenient: true).Read(root) is { } read
            ? read
            : throw new InvalidDataException("What is stored as the programme cannot be read.");
    }

    /// <summary>
    /// <paramref name="charter"/> with one part as it was typed into a form. Fields are named by their places in the document:
    /// <c>teams[0].answersTo</c>; lists of words repeat their name, or have one on each line.
    /// </summary>
    public static Result<Charter> With(
        Charter charter,
        CharterPart part,
        IEnumerable<KeyValuePair<string, string>> fields
    )
    {
        var faults = new FaultCollector();
        var typed = TypedNode.Of(fields);
        var keys = CharterParts.KeysOf(part);
        var kept = (MapNode)YamlReader.Read(Write(charter), faults)!;
        // within the whole, so that what belongs together is checked together; its lines mean nothing to who typed
        var root = new MapNode(
            [
                .. kept.Entries.Where(entry => !keys.Contains(entry.Key, StringComparer.Ordinal)),
                .. keys.Select(key => (key, typed[key] ?? new MapNode([], 0, Typed: true))),
            ],
            0
        );
        return Sound(new CharterReader(faults, lenient: false).Read(root), faults);
    }

    /// <summary>One part as fields of a form, in the order of the document: what <see cref="With"/> reads back.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> FieldsOf(Charter charter, CharterPart part)
    {
        var root = (MapNode)YamlReader.Read(Write(charter), new())!;
        return [.. CharterParts.KeysOf(part).SelectMany(key => TypedNode.Fields(key, root[key]!))];
    }

    private static Result<Charter> Read(string text, bool lenient)
    {
        var faults = new FaultCollector();
        if (Encoding.UTF8.GetByteCount(text) > MostBytes)
        {
            faults.Add("", $"This document is larger than {MostBytes / 1024} KiB.");
            return Problem.Faulty(faults.Faults);
        }
        var root = YamlReader.Read(text, faults);
        return Sound(root is null ? null : new CharterReader(faults, lenient).Read(root), faults);
    }

    // where something could not be read its default stands in for it: a fault of that place is told once
    private static Result<Charter> Sound(Charter? read, FaultCollector faults)
    {
        foreach (var fault in read?.Check() ?? [])
        {
            if (!faults.Faults.Any(known => Covers(known.Path, fault.Path)))
                faults.Add(fault.Path, fault.Message);
        }
        return faults.Else(() => read!);
    }

    private static bool Covers(string known, string path) =>
        known == path
        || (path.StartsWith(known, StringComparison.Ordinal) && known.Length > 0 && path[known.Length] is '.' or '[');
}
