using System.Security.Cryptography;
using System.Text;
using Tocsin.Governance.People;

namespace Tocsin.Workspace.People.Accounts;

/// <summary>The secret of an invitation: 130 random bits, readable, kept as a hash alone.</summary>
public readonly record struct InvitationCode
{
    private const int Length = 26;

    private InvitationCode(string text) => Text = text;

    public string Text { get; }

    /// <summary>SHA-256; a slow or keyed hash adds nothing to 130 random bits.</summary>
    public byte[] Hash => SHA256.HashData(Encoding.ASCII.GetBytes(Text));

    public static InvitationCode Create() => new(new ReadableRandom(RandomNumberGenerator.Fill).Characters(Length));

    /// <summary>Null for what cannot be one.</summary>
    public static InvitationCode? Parse(string? typed)
    {
        var text = ReadableRandom.Corrected((typed ?? "").Trim());
        return text.Length == Length && ReadableRandom.Reads(text) ? new InvitationCode(text) : null;
    }

    /// <summary>The page that takes it. Looking at that page does not use it up: previews of links do that.</summary>
    public Uri Link(Uri workspace) => new(workspace, $"/join/{Text}");
}
