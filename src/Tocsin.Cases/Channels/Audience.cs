using System.Globalization;
using System.Runtime.InteropServices;

namespace Tocsin.Cases.Channels;

/// <summary>Who reads what is written in a channel of a case. The team always does.</summary>
/// <param name="Vendor">Its number within the case, from 1; null but for <see cref="Channel.WithVendor"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Audience(Channel Channel, int? Vendor = null)
{
    private const string VendorPrefix = "vendor-";

    public static Audience Team { get; } = new(Channel.Team);

    public static Audience WithReporter { get; } = new(Channel.WithReporter);

    public static Audience Everyone { get; } = new(Channel.Everyone);

    /// <summary><c>team</c>, <c>with-reporter</c>, <c>vendor-1</c>, <c>everyone</c>: as programs and addresses name it.</summary>
    public string Text =>
        Channel switch
        {
            Channel.Team => "team",
            Channel.WithReporter => "with-reporter",
            Channel.WithVendor => string.Create(CultureInfo.InvariantCulture, $"{VendorPrefix}{Vendor}"),
            _ => "everyone",
        };

    public bool ReachesReporter => Channel is Channel.WithReporter or Channel.Everyone;

    /// <param name="number">From 1.</param>
    public static Audience WithVendor(int number) => new(Channel.WithVendor, number);

    /// <summary>Null for what names none.</summary>
    public static Audience? Parse(string? text) =>
        text switch
        {
            "team" => Team,
            "with-reporter" => WithReporter,
            "everyone" => Everyone,
            _ => text is not null
            && text.StartsWith(VendorPrefix, StringComparison.Ordinal)
            && int.TryParse(
                text.AsSpan(VendorPrefix.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var n
            )
            && n > 0
                ? WithVendor(n)
                : null,
        };

    public bool ReachesVendor(int number) => Channel == Channel.Everyone || this == WithVendor(number);

    /// <summary>Whether everybody who reads this also reads <paramref name="other"/>: then nobody new reads an answer here.</summary>
    public bool IsWithin(Audience other) =>
        Channel == Channel.Team || other.Channel == Channel.Everyone || this == other;

    public override string ToString() => Text;
}
