namespace Tocsin.Public.Storage;

/// <summary>Who brought a document, where that is no source of its own.</summary>
public static class Origins
{
    /// <summary>Published here.</summary>
    public const string Own = "own";

    /// <summary>Imported from a path that somebody named. All of these are one: what was imported by hand can be mended by hand.</summary>
    public const string ByHand = "by-hand";
}
