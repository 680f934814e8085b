namespace Tocsin.Workspace.Due;

/// <summary>What is done when a row of one kind is due. Doing it again must be harmless: a crash does it again.</summary>
/// <param name="Kind">As the rows name it.</param>
/// <param name="LeavesTheHouse">Whether it does something that a copy of the installation must not do.</param>
/// <param name="Lane">Beside whom it is done: a worker takes the rows of one lane.</param>
/// <param name="Work">Does it, for the row's key. Null when it is done; an instant to be asked again then.</param>
public sealed record DueJob(
    string Kind,
    bool LeavesTheHouse,
    Func<string, CancellationToken, Task<DateTimeOffset?>> Work,
    DueLane Lane = DueLane.Errands
);

/// <summary>What need not wait for each other.</summary>
public enum DueLane
{
    /// <summary>Post, reminders, signatures, counting: a slow mail server or a key in the making delays only these.</summary>
    Errands,

    /// <summary>What was promised to the world for one instant.</summary>
    Publications,
}
