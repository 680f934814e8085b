using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tocsin.Standards.CveRules;

/// <summary>What a place in a record may hold, said the way JSON Schema says it; each fault becomes a finding with its path.</summary>
internal abstract class Shape
{
    public abstract void Check(RecordPart at, CveFindings findings);

    protected static void Fault(RecordPart at, CveFindings findings, string message) =>
        findings.Add(CveRuleTable.Format, at.Path, message);

    public static Shape Flag { get; } = new FlagShape();

    public static Shape Number(double least, double most, bool whole = false) => new NumberShape(least, most, whole);

    public static Shape Text(int least, int most) => new TextShape(least, most, null, "");

    /// <param name="say">What is expected, to end the sentence "Write …".</param>
    public static Shape Text(Regex pattern, string say, int least = 0, int most = int.MaxValue) =>
        new TextShape(least, most, pattern.IsMatch, say);

    public static Shape Text(Predicate<string> fits, string say, int least = 0, int most = int.MaxValue) =>
        new TextShape(least, most, fits, say);

    public static Shape OneOf(params string[] words) =>
        new TextShape(0, int.MaxValue, words.Contains, $"one of {string.Join(", ", words)}");

    public static Shape List(Shape item, int least = 1, int most = int.MaxValue, bool unique = true) =>
        new ListShape(item, least, most, unique, null);

    /// <summary>A list of which at least one entry fits; a list of which none does is against <paramref name="rule"/>.</summary>
    public static Shape ListWith(Shape item, Predicate<RecordPart> one, CveRule rule, string say) =>
        new ListShape(item, 1, int.MaxValue, true, new(one, rule, say));

    private sealed class FlagShape : Shape
    {
        public override void Check(RecordPart at, CveFindings findings)
        {
            if (at.Element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
                Fault(at, findings, "Write true or false.");
        }
    }

    private sealed class NumberShape(double least, double most, bool whole) : Shape
    {
        public override void Check(RecordPart at, CveFindings findings)
        {
            if (
                at.Element.ValueKind != JsonValueKind.Number
                || !at.Element.TryGetDouble(out var value)
                || !(value >= least && value <= most)
                || (whole && value != Math.Floor(value))
            )
                Fault(
                    at,
                    findings,
                    FormattableString.Invariant(
                        $"Write a {(whole ? "whole " : "")}number from {least} to {(most < double.MaxValue ? most : "any")}."
                    )
                );
        }
    }

    private sealed class TextShape(int least, int most, Predicate<string>? fits, string say) : Shape
    {
        public override void Check(RecordPart at, CveFindings findings)
        {
            if (at.Element.ValueKind != JsonValueKind.String)
            {
                Fault(at, findings, "Write a text here.");
                return;
            }
            // JSON Schema counts characters, not UTF-16 units
            var text = at.Element.GetString()!;
            var length = text.Length > most || text.Length <= least ? text.EnumerateRunes().Count() : text.Length;
            if (length < least)
                Fault(
                    at,
                    findings,
                    length == 0 ? "Write something here, or leave it out." : $"Write at least {least} characters."
                );
            else if (length > most)
                Fault(at, findings, $"Shorten this to {most:N0} characters; it has {length:N0}.");
            if (length >= least && fits?.Invoke(text) == false)
                Fault(at, findings, $"Write {say}.");
        }
    }

    private sealed record Wanted(Predicate<RecordPart> One, CveRule Rule, string Say);

    private sealed class ListShape(Shape item, int least, int most, bool unique, Wanted? wanted) : Shape
    {
        public override void Check(RecordPart at, CveFindings findings)
        {
            if (at.Element.ValueKind != JsonValueKind.Array)
            {
                Fault(at, findings, "Write a list here.");
                return;
            }
            var count = at.Element.GetArrayLength();
            if (count < least)
                Fault(at, findings, "Put something into this list, or leave it out.");
            if (count > most)
                Fault(at, findings, $"Shorten this list to {most:N0} entries; it has {count:N0}.");
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var (index, found) = (0, false);
            foreach (var element in at.Element.EnumerateArray())
            {
                if (findings.IsFull)
                    return;
                var entry = new RecordPart(element, $"{at.Path}[{index++}]");
                item.Check(entry, findings);
                found |= wanted?.One(entry) == true;
                if (unique && !seen.Add(Sameness(element)))
                    Fault(entry, findings, "Take this out: the list has the same entry before.");
            }
            if (wanted is not null && !found && index > 0)
                findings.Add(wanted.Rule, at.Path, wanted.Say);
        }

        // two objects are the same whatever the order of their members (JSON Schema, "uniqueItems")
        private static string Sameness(JsonElement element)
        {
            var text = new StringBuilder();
            Write(element, text);
            return text.ToString();
        }

        private static void Write(JsonElement element, StringBuilder text)
        {
            switch (element.ValueKind)
            {
                case JsonValueKind.Object:
                    text.Append('{');
                    foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                    {
                        text.Append(JsonSerializer.Serialize(member.Name)).Append(':');
                        Write(member.Value, text);
                        text.Append(',');
                    }
                    text.Append('}');
                    break;
                case JsonValueKind.Array:
                    text.Append('[');
                    foreach (var one in element.EnumerateArray())
                    {
                        Write(one, text);
                        text.Append(',');
                    }
                    text.Append(']');
                    break;
                case JsonValueKind.String:
                    text.Append(JsonSerializer.Serialize(element.GetString()));
                    break;
                case JsonValueKind.Number when element.TryGetDouble(out var number):
                    text.Append(FormattableString.Invariant($"{number:R}"));
                    break;
                default:
                    text.Append(element.GetRawText());
                    break;
            }
        }
    }
}
