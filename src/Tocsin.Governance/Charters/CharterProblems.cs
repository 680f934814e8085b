using Tocsin.Standards.Problems;

namespace Tocsin.Governance.Charters;

/// <summary>Why the charter was not changed.</summary>
public static class CharterProblems
{
    public static Problem MovedOn(int version) =>
        Problem.Conflict(
            "programme.moved-on",
            $"Somebody changed the programme in the meantime; version {version} is in force.",
            "Look at what is in force now, and start from there."
        );
}
