using System.Text.RegularExpressions;
using Tocsin.Standards.Problems;

namespace Tocsin.Cases.Identifiers;

/// <summary>Finds numbers of cases in what is about to be public: there, not even that there is such a case may be read.</summary>
public static partial class CaseMentions
{
    /// <summary>Whether anything in it reads like the number of a case, whether there is such a case or not, however its dashes are typed.</summary>
    public static bool In(string? text) => text is not null && Number().IsMatch(text);

    /// <summary>Adds a fault at <paramref name="path"/> where <paramref name="text"/> names a case.</summary>
    public static void Check(FaultCollector faults, string path, string? text)
    {
        if (In(text))
            faults.Add(path, "This names a case by its number, and is to be public: leave it out.");
    }

    // one dash of the two may be missing, not both: there are words of ten letters
    [GeneratedRegex(
        @"\bTC(?:[-‐-―_−][0-9A-Z]{4}[-‐-―_−]?[0-9A-Z]{4}|[0-9A-Z]{4}[-‐-―_−][0-9A-Z]{4})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Number();
}
