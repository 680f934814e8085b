using System.Security.Cryptography;

namespace Tocsin.Clients.Tests.Actors;

/// <summary>What was typed in confidence: each piece has random letters in it that occur nowhere by chance.</summary>
internal sealed class Secrets
{
    private readonly List<string> all = [];
    private readonly List<string> addressees = [];

    public IReadOnlyList<string> All => all;

    /// <summary>The parts of addresses that a mail has to name, and nothing else may.</summary>
    public IReadOnlyList<string> Addressees => addressees;

    /// <summary>The text with a mark in it that can be searched for.</summary>
    public string New(string text)
    {
        var mark = "zq" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        all.Add(mark);
        return $"{text}{(text.Contains(' ', StringComparison.Ordinal) ? " " : "")}{mark}";
    }

    /// <summary>As <see cref="New"/>, for somebody who is written to.</summary>
    public string NewAddressee(string text)
    {
        var marked = New(text);
        addressees.Add(all[^1]);
        return marked;
    }

    /// <summary>Something that was made for us and is as secret.</summary>
    public string Known(string secret)
    {
        all.Add(secret);
        return secret;
    }
}
