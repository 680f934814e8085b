using System.Security.Cryptography;
using Tocsin.Advisories.Documents;
using Tocsin.Advisories.Exports;
using Tocsin.Standards.Disclosure;
using Tocsin.Standards.Osv;
using Tocsin.Standards.Problems;

namespace Tocsin.Workspace.Signing;

/// <summary>Makes what the programme signs, as documents to be published beside what they are about, with the key to verify them.</summary>
/// <param name="directory">In whose name, at that moment.</param>
public sealed class Signatory(SigningKeys keys, Func<CsafDirectory> directory)
{
    /// <summary>The CSAF document of an advisory, as the public site would make it, and its signature.</summary>
    /// <param name="advisory">As it is published.</param>
    /// <param name="revisions">Every edition up to this one.</param>
    public async Task<Result<IReadOnlyList<PublishedDocument>>> Csaf(
        PublishedDocument advisory,
        IReadOnlyList<Revision> revisions,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(advisory);
        var made = OsvReader.Read(advisory.Body).Then(record => directory().Document(record, revisions));
        if (!made.TryGet(out var document, out var unsaid))
            return unsaid;
        if (!(await keys.CurrentOrNew(cancel)).TryGet(out var key, out var keyless))
            return keyless;
        return (await keys.Detached(key, document.Body, cancel)).Map<IReadOnlyList<PublishedDocument>>(signature =>
            [
                Published(key, advisory.Modified),
                new SignedCsaf(
                    advisory.Id,
                    advisory.Revision,
                    key.Fingerprint,
                    Convert.ToHexStringLower(SHA256.HashData(document.Body.Span)),
                    signature,
                    document.Body.ToArray()
                ).ToDocument(key.Version, advisory.Modified),
            ]
        );
    }

    /// <summary>A signed <c>security.txt</c>.</summary>
    public async Task<Result<IReadOnlyList<PublishedDocument>>> SecurityTxt(
        SecurityTxt said,
        DateTimeOffset now,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(said);
        if (!(await keys.CurrentOrNew(cancel)).TryGet(out var key, out var keyless))
            return keyless;
        var text = said.Write();
        return (await keys.Clear(key, text, cancel)).Map<IReadOnlyList<PublishedDocument>>(signed =>
            [Published(key, now), new SignedSecurityTxt(key.Fingerprint, text, signed).ToDocument(now)]
        );
    }

    /// <summary>A text of lines with a signature around it, and the key to verify it as a document.</summary>
    public async Task<Result<SignedStatement>> Statement(string text, DateTimeOffset now, CancellationToken cancel)
    {
        if (!(await keys.CurrentOrNew(cancel)).TryGet(out var key, out var keyless))
            return keyless;
        return (await keys.Clear(key, text, cancel)).Map(signed => new SignedStatement(
            Published(key, now),
            key.Fingerprint,
            signed
        ));
    }

    private static PublishedDocument Published(SigningKey key, DateTimeOffset at) =>
        new OpenPgpKey(key.Fingerprint, key.Armored).ToDocument(key.Version, at);
}

/// <param name="Key">The key that signed, as a published document.</param>
/// <param name="Text">The text with the signature around it.</param>
public sealed record SignedStatement(PublishedDocument Key, string Fingerprint, string Text);
