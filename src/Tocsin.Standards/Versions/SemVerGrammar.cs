namespace Tocsin.Standards.Versions;

/// <summary>What counts as a version in the three dialects of SemVer that are read here.</summary>
internal enum SemVerGrammar
{
    /// <summary>SemVer 2.0 with what databases add to it: a leading <c>v</c>, one or two numbers, zeros in front.</summary>
    Plain,

    /// <summary>node-semver without <c>loose</c>: SemVer 2.0 with a leading <c>v</c>; numbers up to 2^53−1.</summary>
    NpmStrict,

    /// <summary>node-semver with <c>loose</c>: any of <c>v</c>, <c>=</c> and spaces in front; the hyphen may be missing.</summary>
    NpmLoose,
}
