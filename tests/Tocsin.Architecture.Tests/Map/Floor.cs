namespace Tocsin.Architecture.Tests.Map;

/// <summary>Where the projects stand on the map, in a grid of four columns, ground floor first.</summary>
internal static class Floor
{
    public const int Columns = 4;

    private static readonly Dictionary<string, Place> Places = new(StringComparer.Ordinal)
    {
        ["Standards"] = new(Row: 0, Column: 0, Span: 4),
        ["Ledger"] = new(1, 0),
        ["Advisories"] = new(1, 1),
        ["Storage"] = new(1, 2),
        ["Web"] = new(1, 3),
        ["Governance"] = new(2, 0),
        ["Cases"] = new(3, 0, Span: 2),
        ["Workspace"] = new(4, 0, Span: 2),
        ["Public"] = new(4, 2, Span: 2),
        ["Server"] = new(5, 0, Span: 4),
    };

    /// <exception cref="KeyNotFoundException">A new project needs a place.</exception>
    public static Place Of(string project) => Places[project];
}

/// <param name="Row">0 is the ground floor.</param>
internal sealed record Place(int Row, int Column, int Span = 1);
