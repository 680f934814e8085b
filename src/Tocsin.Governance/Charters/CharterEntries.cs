using Tocsin.Governance.People;
using Tocsin.Ledger;

namespace Tocsin.Governance.Charters;

/// <summary>The kinds of entry of the programme's own stream.</summary>
public static class CharterEntries
{
    public static EntryKinds Kinds { get; } =
        new EntryKinds().Add<CharterChanged>("programme.changed").Add<CharterKept>("programme.kept");
}

/// <summary>A version of the charter is in force from now on. Who changed it is the entry's actor, why is its text.</summary>
/// <param name="Version">From 1, without gaps; the first is what the server was set to.</param>
/// <param name="Document">As <see cref="CharterDocument"/> writes it.</param>
/// <param name="FromSettings">Whether nobody decided it: it is what the server is set to.</param>
public sealed record CharterChanged(int Version, string Document, bool FromSettings = false) : Entry<ReasonText>;

/// <summary>Whoever set the installation up looked at it and left it as it is.</summary>
public sealed record CharterKept : Entry;
