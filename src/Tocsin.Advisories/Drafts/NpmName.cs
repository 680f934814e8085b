namespace Tocsin.Advisories.Drafts;

/// <summary>What npm takes as a package's name (docs.npmjs.com, package.json, "name"), the names of its early years included.</summary>
public static class NpmName
{
    public const int Longest = 214;

    /// <summary>What is wrong with the name; null when nothing is.</summary>
    public static string? Fault(string name)
    {
        if (name.Length > Longest)
            return $"npm's names have at most {Longest} characters.";
        if (name.StartsWith('@'))
        {
            return
                name[1..].Split('/') is [{ Length: > 0 } scope, { Length: > 0 } inner]
                && IsUrlSafe(scope)
                && IsUrlSafe(inner)
                && inner[0] != '.'
                ? null
                : "A name with a scope is written @scope/name.";
        }
        if (name is ['.' or '_', ..])
            return "npm's names do not begin with a dot or an underscore.";
        if (name is "node_modules" or "favicon.ico")
            return "npm never gives this name.";
        return IsUrlSafe(name) ? null : "npm's names have only letters, digits and - _ . ! ~ * ' ( ).";
    }

    private static bool IsUrlSafe(string text) =>
        text.All(c =>
            char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '!' or '~' or '*' or '\'' or '(' or ')'
        );
}
