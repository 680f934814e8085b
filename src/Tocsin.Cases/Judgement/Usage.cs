namespace Tocsin.Cases.Judgement;

/// <summary>How many of those who use it use it in the way that makes it a vulnerability.</summary>
public enum Usage
{
    /// <summary>Nobody could find out.</summary>
    Unknown,

    /// <summary>It has to be sought out.</summary>
    Rare,

    /// <summary>Some do, and most do not.</summary>
    Uncommon,

    /// <summary>Many do.</summary>
    Common,

    /// <summary>Whoever uses it uses it so.</summary>
    Everybody,
}
