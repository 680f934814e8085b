namespace Tocsin.Advisories.Exports;

/// <summary>What to do about a run of affected versions, in a sentence.</summary>
internal static class Advice
{
    public const string NoFix = "No fixed version is known.";

    /// <summary>Null where nobody has said what comes after it.</summary>
    public static string? For(SaidPackage package, AffectedSpan span) =>
        span switch
        {
            { End: null } => null,
            { IncludesEnd: true } =>
                $"Update {package.Package.Name} to a version after {span.End} that is not affected.",
            _ when package.Fixes.Contains(span.End, StringComparer.Ordinal) =>
                $"Update {package.Package.Name} to {span.End} or a later version that is not affected.",
            _ => null,
        };
}
