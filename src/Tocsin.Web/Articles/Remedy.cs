namespace Tocsin.Web.Articles;

/// <summary>What a record says one can move to. Silence about a fix is not the same as its absence.</summary>
public abstract record Remedy
{
    /// <summary>These versions (or commits) mend it, in the record's order.</summary>
    public sealed record Fixed(IReadOnlyList<string> Versions) : Remedy;

    /// <summary>The record ends with the last affected version and names no fix: what is later is not affected.</summary>
    public sealed record After(string LastAffected) : Remedy;

    /// <summary>The record lists single versions: what is not listed is not affected.</summary>
    public sealed record NotListed : Remedy;

    /// <summary>Every version from some point on is affected.</summary>
    public sealed record NotYet : Remedy;
}
