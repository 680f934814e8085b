using System.Security.Cryptography;
using Tocsin.Advisories.Documents;
using Tocsin.Cases.Heads;
using Tocsin.Ledger;

namespace Tocsin.Workspace.Openings;

/// <summary>Verifies a case that was opened with nothing but what was published: every hash is computed anew.</summary>
public static class OpenedCaseCheck
{
    /// <summary>Everything that is wrong; nothing where all of it is as it was written.</summary>
    public static IReadOnlyList<string> Faults(OpenedCaseDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        List<string> faults = [];
        if (document.Stream.Split('/') is not [var kind, var name] || name != document.Number)
            return ["It does not say which case it is."];
        var stream = new StreamId(kind, name);
        var entries = document
            .Entries.Select(e => new SealedEntry(
                e.Format,
                e.Sequence,
                e.Facts?.Stored ?? [],
                e.Text?.Stored,
                e.FactsCommitment,
                e.TextCommitment,
                e.Hash
            ))
            .ToList();
        try
        {
            Chain.VerifyHashes(document.Programme, stream, entries, expected: null);
        }
        catch (LedgerBrokenException broken)
        {
            faults.Add(broken.Message);
        }
        foreach (var entry in document.Entries)
        {
            if (entry.Facts is { } facts && !Opens(facts, Part.Facts, entry.FactsCommitment))
                faults.Add($"Entry {entry.Sequence}: its facts are not what was written.");
            if (entry.Text is { } text && !Opens(text, Part.Text, entry.TextCommitment))
                faults.Add($"Entry {entry.Sequence}: its text is not what was written.");

            bool Opens(OpenedCaseDocument.PartOf part, Part which, byte[] commitment) =>
                new DisclosedPart(part.Key, part.Stored).Open(
                    document.Programme,
                    stream,
                    entry.Sequence,
                    which,
                    commitment
                )
                    is not null;
        }
        if (document.Head is { } head && !IsCovered(document, head))
            faults.Add($"The head of {head.Day} does not cover it.");
        return faults;
    }

    private static bool IsCovered(OpenedCaseDocument document, OpenedCaseDocument.Inclusion head)
    {
        if (document.Entries.FirstOrDefault(e => e.Sequence == head.Sequence) is not { } last)
            return false;
        var leaf = HeadTree.Leaf(head.Blinding, head.Sequence, last.Hash);
        var root = new HeadProof(head.Place, head.Beside).RootFrom(leaf);
        return CryptographicOperations.FixedTimeEquals(
            System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(root)),
            System.Text.Encoding.ASCII.GetBytes(head.Root)
        );
    }
}
