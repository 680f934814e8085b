namespace Tocsin.Workspace.Due;

/// <summary>What is done when a row of one kind is due. Doing it again must be harmless: a crash does it again.</summary>
/// <param name="Kind">As the rows name it.</param>
/// <param name="LeavesTheHouse">Whether it does something that a copy of the installation must not do.</param>
/// <param name="Work">Does it, for the row's key. Null when it is done; an instant to be asked again then.</param>
public sealed record DueJob(
    string Kind,
    bool LeavesTheHouse,
    Func<string, CancellationToken, Task<DateTimeOffset?>> Work
);
