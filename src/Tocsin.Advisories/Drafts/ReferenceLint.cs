using Tocsin.Standards.Identifiers;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Advisories.Drafts;

/// <summary>What can be wrong with the links of a draft: each must be one that any stranger can follow.</summary>
internal static class ReferenceLint
{
    public static void Check(IReadOnlyList<AdvisoryReference> references, FaultCollector faults)
    {
        if (references.Count == 0)
            faults.Warn("references", "Link the fix, the release or the announcement if there is one.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (reference, path) in AdvisoryLint.Each(references, "references", AdvisoryLimits.References, faults)
        )
        {
            if (!OsvWords.ReferenceTypes.Contains(reference.Type, StringComparer.Ordinal))
                faults.Add($"{path}.type", $"This must be one of {string.Join(", ", OsvWords.ReferenceTypes)}.");
            var url = faults.Required($"{path}.url", reference.Url, AdvisoryLimits.Url);
            if (url.Length > 0 && PublicAddress.WhyNot(url) is { } reason)
                faults.Add($"{path}.url", reason);
            else if (url.Length > 0 && !seen.Add(url))
                faults.Warn($"{path}.url", "This is linked twice.");
        }
    }

    /// <summary>Whether strangers may be given this to reach somebody: a public web address or a mailbox.</summary>
    public static bool IsContact(string text) =>
        text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
            ? text.Count(c => c == '@') == 1
                && PublicAddress.IsPlain(text)
                && Uri.TryCreate(text, UriKind.Absolute, out _)
            : PublicAddress.WhyNot(text) is null;

    /// <summary>Whether any stranger can follow this.</summary>
    public static bool IsPublicAddress(string text) => PublicAddress.WhyNot(text) is null;
}
