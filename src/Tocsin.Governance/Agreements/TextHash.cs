using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Agreements;

/// <summary>Which text exactly: SHA-256 of its UTF-8 with line endings as <c>\n</c>, 64 lower-case hexadecimal digits.</summary>
[JsonConverter(typeof(IdentifierConverter<TextHash>))]
public readonly record struct TextHash : IIdentifier<TextHash>
{
    private const int Length = 2 * SHA256.HashSizeInBytes;

    private TextHash(string text) => Text = text;

    public string Text { get; }

    /// <summary>Of a text, however a browser or a file ended its lines.</summary>
    public static TextHash Of(string text) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Normalised(text)))));

    public static Result<TextHash> Parse(string? text) =>
        text is { Length: Length } && text.All(char.IsAsciiHexDigitLower)
            ? new TextHash(text)
            : Problem.Invalid("text-hash.malformed", "This is not the SHA-256 of a text.");

    public override string ToString() => Text;

    /// <summary>The text with every line ended by <c>\n</c> alone.</summary>
    internal static string Normalised(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
