using System.Globalization;

namespace Tocsin.Cases.Embargoes;

/// <summary>Who is bound by an embargo, or is asked whether they will be: the team, the reporters, or a vendor that was told.</summary>
/// <param name="Text"><c>team</c>, <c>reporter</c>, <c>vendor-1</c>.</param>
public readonly record struct EmbargoParty(string Text)
{
    private const string VendorPrefix = "vendor-";

    public static EmbargoParty Team { get; } = new("team");

    public static EmbargoParty Reporter { get; } = new("reporter");

    /// <summary>Null for whoever is no vendor.</summary>
    public int? Number =>
        Text.StartsWith(VendorPrefix, StringComparison.Ordinal)
        && int.TryParse(Text.AsSpan(VendorPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            ? n
            : null;

    public static EmbargoParty Vendor(int number) => new($"{VendorPrefix}{number}");

    /// <summary>Null for what names none.</summary>
    public static EmbargoParty? Parse(string? text)
    {
        var named = new EmbargoParty(text ?? "");
        return named == Team || named == Reporter || named.Number > 0 ? named : null;
    }

    public override string ToString() => Text;
}
