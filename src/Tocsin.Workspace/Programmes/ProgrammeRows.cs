using System.Globalization;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Programmes;

/// <summary>Rows come and go by the buttons of the form: <c>add products[0].releaseLines</c>, <c>remove teams[1]</c>.</summary>
internal static class ProgrammeRows
{
    private const string Add = "add ";
    private const string Remove = "remove ";

    // what a row has before anybody types into it
    private static readonly string[] chosenAlready = ["kind", "cases", "to", "for"];

    /// <summary>What was typed with one row more or less; null when the button is about no row.</summary>
    public static FormValues? Changed(FormValues form, string? button)
    {
        if (button?.StartsWith(Remove, StringComparison.Ordinal) == true)
            return Renumbered(form.Pairs.Where(pair => !IsIn(pair.Key, button[Remove.Length..])));
        if (button?.StartsWith(Add, StringComparison.Ordinal) != true)
            return null;
        var list = button[Add.Length..];
        var next = form.Indexes(list).DefaultIfEmpty(-1).Max() + 1;
        var field =
            list.StartsWith("checklists.", StringComparison.Ordinal) ? "text"
            : list.StartsWith("intake.", StringComparison.Ordinal) ? "from"
            : list.StartsWith("clocks.", StringComparison.Ordinal) ? "afterBusinessDays"
            : "name";
        return Renumbered(form.Pairs.Append(new($"{list}[{next}].{field}", "")));
    }

    /// <summary>Without the rows into which nobody typed anything, the others numbered anew.</summary>
    public static FormValues Tidy(FormValues form)
    {
        var typed = form
            .Pairs.Where(pair =>
                pair.Value.Trim().Length > 0 && !chosenAlready.Contains(LastOf(pair.Key), StringComparer.Ordinal)
            )
            .SelectMany(pair => Rows(pair.Key))
            .ToHashSet(StringComparer.Ordinal);
        return Renumbered(form.Pairs.Where(pair => Rows(pair.Key).All(typed.Contains)));
    }

    private static FormValues Renumbered(IEnumerable<KeyValuePair<string, string>> pairs)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return new([
            .. pairs
                .OrderBy(pair => Order(pair.Key), StringComparer.Ordinal)
                .Select(pair => new KeyValuePair<string, string>(Anew(pair.Key), pair.Value)),
        ]);

        string Anew(string name)
        {
            var (made, read) = ("", "");
            foreach (var segment in name.Split('.'))
            {
                var (word, index) = Split(segment);
                var list = made + word;
                read += segment;
                if (index is null)
                    made = list;
                else
                {
                    if (!numbers.TryGetValue(read, out var number))
                    {
                        number = counts.GetValueOrDefault(list);
                        (numbers[read], counts[list]) = (number, number + 1);
                    }
                    made = string.Create(CultureInfo.InvariantCulture, $"{list}[{number}]");
                }
                (made, read) = (made + ".", read + ".");
            }
            return made[..^1];
        }
    }

    // rows in the order of their numbers, whatever the order in which their fields came; the sort keeps that within a row
    private static string Order(string name) =>
        string.Concat(
            Rows(name)
                .Select(row =>
                    row[..row.LastIndexOf('[')] + Split(row).Index?.ToString("D6", CultureInfo.InvariantCulture) + ":"
                )
        );

    // the rows that a field is in, the outer one first: products[0] and products[0].releaseLines[1]
    private static IEnumerable<string> Rows(string name)
    {
        for (var at = name.IndexOf(']', StringComparison.Ordinal); at >= 0; at = name.IndexOf(']', at + 1))
            yield return name[..(at + 1)];
    }

    private static (string Word, int? Index) Split(string segment)
    {
        var open = segment.LastIndexOf('[');
        return
            open >= 0
            && segment[^1] == ']'
            && int.TryParse(
                segment.AsSpan((open + 1)..^1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var index
            )
            ? (segment[..open], index)
            : (segment, null);
    }

    private static string LastOf(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static bool IsIn(string name, string row) =>
        name == row || name.StartsWith(row + ".", StringComparison.Ordinal);
}
