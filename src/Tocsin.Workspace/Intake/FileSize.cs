using System.Globalization;

namespace Tocsin.Workspace.Intake;

/// <summary>The size of a file for people: <c>812 bytes</c>, <c>12 KB</c>, <c>9.5 MB</c>; a KB has 1,024 bytes.</summary>
internal static class FileSize
{
    private const double Kilobyte = 1024;

    public static string Words(long bytes) =>
        bytes switch
        {
            1 => "1 byte",
            < 1024 => Invariant($"{bytes} bytes"),
            < 1024 * 1024 => Invariant($"{Math.Ceiling(bytes / Kilobyte):0} KB"),
            _ => Invariant($"{bytes / Kilobyte / Kilobyte:0.#} MB"),
        };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
