using Tocsin.Advisories.Documents;

namespace Tocsin.Public.Storage;

/// <summary>What the programme last told strangers of itself. Until it has told anything, what is set counts.</summary>
public sealed class ProgrammeInForce(PublicStore store)
{
    private volatile ProgrammeDocument? now;

    /// <summary>As it was when somebody last looked; null before it has told anything.</summary>
    public ProgrammeDocument? Now => now;

    /// <summary>Sees what is in force now.</summary>
    public async Task<ProgrammeDocument?> Look(CancellationToken cancel)
    {
        if (await store.Find(ProgrammeDocument.Kind, ProgrammeDocument.Id, cancel) is { } document)
            now = ProgrammeDocument.Read(document) ?? now;
        return now;
    }
}
