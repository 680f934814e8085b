using Tocsin.Governance.Agreements;

namespace Tocsin.Workspace.People.Standings;

/// <summary>What agreements are called.</summary>
public static class AgreementNames
{
    /// <summary>In addresses: <c>code-of-conduct</c>.</summary>
    public static string SlugOf(AgreementKind kind) => Agreement.Stream(kind).Name;

    /// <summary>Null where there is none of this name.</summary>
    public static AgreementKind? KindOf(string? slug)
    {
        foreach (var kind in Enum.GetValues<AgreementKind>())
        {
            if (SlugOf(kind) == slug)
                return kind;
        }
        return null;
    }

    /// <summary>In a sentence: <c>code of conduct</c>.</summary>
    public static string InWords(this AgreementKind kind) =>
        kind switch
        {
            AgreementKind.Privacy => "privacy agreement",
            AgreementKind.EarlyAccess => "early-access agreement",
            _ => "code of conduct",
        };
}
