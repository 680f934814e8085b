namespace Tocsin.Governance.Charters;

/// <summary>Places in the document: <c>teams[2].answersTo</c>.</summary>
internal static class Path
{
    public static string Of(string above, string key) => above.Length == 0 ? key : $"{above}.{key}";
}
