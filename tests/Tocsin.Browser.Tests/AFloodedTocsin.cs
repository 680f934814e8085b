namespace Tocsin.Browser.Tests;

/// <summary>A Tocsin to which very many reports come: from the second within an hour on it is busy.</summary>
public sealed class AFloodedTocsin : ARunningTocsin
{
    protected override IReadOnlyList<string> Options => ["--busy-reports", "1"];
}
