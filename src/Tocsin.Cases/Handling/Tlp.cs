namespace Tocsin.Cases.Handling;

/// <summary>How far what is shared may go on (FIRST, Traffic Light Protocol 2.0).</summary>
public enum Tlp
{
    Red,
    AmberStrict,
    Amber,
    Green,
    Clear,
}

/// <summary>The marks as they are written, and what they mean for who reads them.</summary>
public static class TlpMarks
{
    /// <summary><c>TLP:AMBER+STRICT</c></summary>
    public static string Mark(this Tlp tlp) =>
        tlp switch
        {
            Tlp.Red => "TLP:RED",
            Tlp.AmberStrict => "TLP:AMBER+STRICT",
            Tlp.Amber => "TLP:AMBER",
            Tlp.Green => "TLP:GREEN",
            Tlp.Clear => "TLP:CLEAR",
            _ => throw new ArgumentOutOfRangeException(nameof(tlp), tlp, null),
        };

    /// <summary>A sentence for who may never have seen such a mark.</summary>
    public static string Meaning(this Tlp tlp) =>
        tlp switch
        {
            Tlp.Red => "Only for those who take part in this case by name.",
            Tlp.AmberStrict => "Only for those of your own organisation who need it to act.",
            Tlp.Amber => "For those of your organisation and of its clients who need it to act.",
            Tlp.Green => "For the community, not by any public channel.",
            Tlp.Clear => "It may be passed on freely.",
            _ => throw new ArgumentOutOfRangeException(nameof(tlp), tlp, null),
        };
}
