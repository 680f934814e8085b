using Tocsin.Ledger;
using Tocsin.Standards.Contacts;

namespace Tocsin.Cases.Maintainers;

/// <summary>Addresses that were asked at once for what a package publishes: by whom, when, and what came back.</summary>
/// <param name="Number">From 1 within the case.</param>
/// <param name="At">When they were asked, UTC.</param>
/// <param name="Files">What came of each; null: nothing was kept of it, or it was destroyed.</param>
/// <param name="Kept">Whether contacts of it were taken over.</param>
public sealed record ContactFetch(
    int Number,
    int Vendor,
    DateTimeOffset At,
    Actor By,
    IReadOnlyList<AskedFile> Asked,
    FetchedText? Files,
    bool Kept
);

/// <summary>Addresses are about to be asked for what a package publishes: in the ledger before anything leaves the house.</summary>
/// <param name="Fetch">From 1 within the case.</param>
public sealed record ContactFilesAsked(int Vendor, int Fetch) : Entry<AskedText>;

/// <summary>What came of it. It counts once somebody has looked at it: see <see cref="ContactsRead"/>.</summary>
public sealed record ContactFilesFetched(int Vendor, int Fetch) : Entry<FetchedText>;

/// <summary>Every address.</summary>
public sealed record AskedText(IReadOnlyList<AskedFile> Files);

/// <param name="Address">Absolute, https.</param>
public sealed record AskedFile(ContactSource Source, string Address);

/// <summary>What came back.</summary>
/// <param name="Repository">Where the package says that it lives, as an https address; null: it does not, or nowhere known.</param>
/// <param name="Homepage">The same of its home page.</param>
public sealed record FetchedText(IReadOnlyList<FetchedFile> Files, string? Repository, string? Homepage);

/// <summary>One address that was asked.</summary>
/// <param name="Failure">Why nothing was read, a sentence; null: it was.</param>
/// <param name="Contacts">What it names, the best first.</param>
public sealed record FetchedFile(
    ContactSource Source,
    string Address,
    string? Failure,
    IReadOnlyList<PublishedContact> Contacts
);
