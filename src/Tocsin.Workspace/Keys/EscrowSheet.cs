using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using QRCoder;
using Tocsin.Standards.Problems;
using Tocsin.Workspace.Vault;

namespace Tocsin.Workspace.Keys;

/// <summary>
/// The master key as a sheet of paper: four lines of four groups of four hexadecimal digits, each with a check of its own, so that who types
/// it in is told which line is wrong; and the same as a QR code (ISO/IEC 18004).
/// </summary>
public static partial class EscrowSheet
{
    private const int Lines = 4;
    private const string VersionLabel = "Version: ";

    public static Problem Unreadable(string what) =>
        new("master-key.unreadable", 400, what, "Compare it with the sheet, and write all four lines and the version.");

    /// <summary>Lines of text that are nowhere longer than 80 columns.</summary>
    /// <param name="programme">As people call it.</param>
    public static string Write(MasterKey master, string programme)
    {
        ArgumentNullException.ThrowIfNull(master);
        var bytes = master.Export();
        try
        {
            var rows = Rows(bytes, master.Version);
            return string.Join(
                '\n',
                [
                    $"Master key of Tocsin for {programme}",
                    $"{VersionLabel}{master.Version}",
                    "",
                    .. rows,
                    "",
                    "Whoever has this sheet and a copy of the data reads everything. Keep it in",
                    "a safe; type it in with: ./run key recover",
                    "",
                    Code(string.Join(' ', rows.Prepend($"{VersionLabel}{master.Version}"))),
                ]
            );
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>
    /// Reads what stands on a sheet, or in its code, whatever is around it; letters O, I and L are taken for the digits that they look like.
    /// Refused as <c>master-key.unreadable</c>, with the line that is wrong.
    /// </summary>
    public static Result<MasterKey> Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var found = Row().Matches(text).ToLookup(m => m.Groups["line"].Value[0] - '0');
        var written = Version().Match(text);
        if (
            !written.Success
            || !int.TryParse(
                written.Groups["version"].Value,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var version
            )
            || version < 1
        )
            return Unreadable("The version is missing.");
        var bytes = new byte[Lines * 8];
        for (var line = 1; line <= Lines; line++)
        {
            if (found[line].FirstOrDefault() is not { } match)
                return Unreadable($"Line {line} is missing.");
            var digits = Corrected(match.Groups["digits"].Value);
            if (
                !digits.All(char.IsAsciiHexDigit)
                || Corrected(match.Groups["check"].Value) != Check(version, line, digits)
            )
                return Unreadable($"Line {line} is not as it was written.");
            Convert.FromHexString(digits).CopyTo(bytes, (line - 1) * 8);
        }
        return new MasterKey(bytes, version);
    }

    private static IReadOnlyList<string> Rows(byte[] key, int version) =>
        [
            .. Enumerable
                .Range(1, Lines)
                .Select(line =>
                {
                    var digits = Convert.ToHexString(key.AsSpan((line - 1) * 8, 8));
                    return $"{line}  {string.Join(' ', digits.Chunk(4).Select(g => new string(g)))}  {Check(version, line, digits)}";
                }),
        ];

    private static string Check(int version, int line, string digits) =>
        Convert.ToHexString(
            SHA256.HashData(
                Encoding.ASCII.GetBytes(
                    string.Create(CultureInfo.InvariantCulture, $"tocsin escrow {version} {line} {digits}")
                )
            )
        )[..4];

    private static string Corrected(string typed) =>
        string.Concat(typed.Where(c => !char.IsWhiteSpace(c)))
            .ToUpperInvariant()
            .Replace('O', '0')
            .Replace('I', '1')
            .Replace('L', '1');

    // two rows of modules in each line of text; the quiet zone is there, and light is drawn: paper is white
    private static string Code(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.L);
        var rows = code.ModuleMatrix;
        var drawn = new StringBuilder();
        for (var y = 0; y < rows.Count; y += 2)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                var (above, below) = (rows[y][x], y + 1 < rows.Count && rows[y + 1][x]);
                drawn.Append(
                    (above, below) switch
                    {
                        (true, true) => '█',
                        (true, false) => '▀',
                        (false, true) => '▄',
                        _ => ' ',
                    }
                );
            }
            drawn.Append('\n');
        }
        return drawn.ToString();
    }

    [GeneratedRegex(
        @"(?<![0-9A-Za-z])(?<line>[1-4])\s+(?<digits>(?:[0-9A-Za-z]{4}\s+){4})(?<check>[0-9A-Za-z]{4})(?![0-9A-Za-z])",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Row();

    [GeneratedRegex(@"Version:\s*(?<version>[0-9]{1,6})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Version();
}
