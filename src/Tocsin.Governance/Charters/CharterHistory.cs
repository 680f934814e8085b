using Tocsin.Governance.People;
using Tocsin.Governance.Programmes;
using Tocsin.Ledger;
using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Charters;

/// <summary>The charter in force and how it came to be: every version, who put it into force, when and why.</summary>
public sealed class CharterHistory : IFolded<CharterHistory>
{
    /// <summary>The due row that tells strangers what of it is for them; its key is <see cref="DueKey"/>.</summary>
    public const string PublishDue = "publish-programme";

    public const string DueKey = "programme";

    private readonly List<CharterVersion> versions = [];
    private string? document;
    private Charter? charter;

    private CharterHistory() { }

    public static StreamId Stream { get; } = new("programme", "charter");

    /// <summary>0 before the first.</summary>
    public int Version => versions.Count;

    /// <summary>What is in force; the defaults before the first version.</summary>
    public Charter Charter => charter ??= document is null ? new() : CharterDocument.Restore(document);

    /// <summary>As it was put into force; null before the first version.</summary>
    public string? Document => document;

    /// <summary>All versions, the first first.</summary>
    public IReadOnlyList<CharterVersion> Versions => versions;

    /// <summary>Whether a person has changed it or left it as it is; until then it is what the server was set to.</summary>
    public bool IsSetUp { get; private set; }

    public static CharterHistory Empty(StreamId stream) => new();

    /// <summary>
    /// What the server is set to counts until a person has changed the programme or left it as it is: the first version, and each later
    /// one that another start brings.
    /// </summary>
    public Result<Decision> Settle(Programme settings, CharterUse use, DateTimeOffset now)
    {
        if (IsSetUp)
            return Decision.Nothing;
        var next = Charter with { Programme = settings };
        if (Version > 0 && use.Check(Charter, next) is { Count: > 0 } faults)
            return Problem.Faulty(faults);
        var written = CharterDocument.Write(next);
        return written == document ? Decision.Nothing : Changed(new(Version + 1, written, FromSettings: true), now);
    }

    /// <summary>Puts the next version into force; the same again writes nothing.</summary>
    /// <param name="after">The version that the writer saw.</param>
    public Result<Decision> Change(int after, Charter next, ReasonText why, CharterUse use, DateTimeOffset now)
    {
        if (after != Version)
            return CharterProblems.MovedOn(Version);
        if (Objections(next, use) is { Count: > 0 } faults)
            return Problem.Faulty(faults);
        var written = CharterDocument.Write(next);
        return written == document ? Decision.Nothing : Changed(new(Version + 1, written) { Text = why }, now);
    }

    /// <summary>Everything for which it cannot be changed so.</summary>
    public IReadOnlyList<Fault> Objections(Charter next, CharterUse use)
    {
        var unsound = next.Check();
        return unsound.Count > 0 ? unsound : use.Check(Charter, next);
    }

    /// <summary>It is right as it is.</summary>
    public Decision Keep() => IsSetUp ? Decision.Nothing : Decision.Of(new CharterKept());

    public void Apply(Recorded recorded)
    {
        switch (recorded.Entry)
        {
            case CharterChanged entry:
                versions.Add(new(entry.Version, recorded.At, recorded.By, entry.Text?.Reason));
                (document, charter) = (entry.Document, null);
                IsSetUp |= !entry.FromSettings;
                break;
            case CharterKept:
                IsSetUp = true;
                break;
        }
    }

    private static Decision Changed(CharterChanged entry, DateTimeOffset now) =>
        Decision.Of(entry).And(new DueRow(PublishDue, DueKey, now));
}

/// <summary>One version of the charter.</summary>
/// <param name="At">When it was put into force, UTC.</param>
/// <param name="By"><see cref="Actor.Tocsin"/> for the shell and for the first one.</param>
/// <param name="Why">Null for the first one, and once redacted.</param>
public sealed record CharterVersion(int Number, DateTimeOffset At, Actor By, string? Why);
