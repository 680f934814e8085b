namespace Tocsin.Standards.Problems;

/// <summary>One thing that is wrong with an input.</summary>
/// <param name="Path">Where, as the sender spelled it: <c>affected[0].ranges[1].fixed</c>; empty for the whole.</param>
/// <param name="Message">What is wrong and what would be right, one sentence.</param>
/// <param name="Severity">A warning does not stop anything; an error does.</param>
public sealed record Fault(string Path, string Message, FaultSeverity Severity = FaultSeverity.Error);

/// <summary>Whether a <see cref="Fault"/> stops what was asked.</summary>
public enum FaultSeverity
{
    Warning,
    Error,
}
