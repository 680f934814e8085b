using Tocsin.Public.Settings;
using Tocsin.Server.Settings;

namespace Tocsin.Server.Supervision;

/// <summary>Long work of a process that serves, done by one that it starts for it (<see cref="SendOut"/>).</summary>
public sealed class Errands(ServerOptions options)
{
    /// <summary>The command of the process that does one; its argument is the <see cref="Errand"/>.</summary>
    internal const string Command = "errand-child";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>
    /// What is behind everybody may never come to its turn on a machine that is full: readers do not wait longer than this for a new index.
    /// A source may take as long as it takes.
    /// </summary>
    private static readonly TimeSpan LongestIndex = TimeSpan.FromSeconds(15);

    /// <summary>The option of that command with which it lets everybody else go first.</summary>
    internal const string Politely = "--politely";

    /// <summary>Whether errands let everybody else go first.</summary>
    public bool StepBack { get; init; } = true;

    /// <summary>True when it was done.</summary>
    public async Task<bool> SendOut(Errand errand, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        if (errand == Errand.Index && StepBack)
            deadline.CancelAfter(LongestIndex);
        using var child = Child.Start(
            StepBack ? [Command, errand.ToString(), Politely] : [Command, errand.ToString()],
            options.Values.For([Role.Public]).With("role", "public"),
            _ => { },
            isBrief: true
        );
        var ended = child.Ended();
        try
        {
            return await ended.WaitAsync(deadline.Token) == 0;
        }
        catch (OperationCanceledException)
        {
            await child.End(Patience);
            cancel.ThrowIfCancellationRequested();
            return false;
        }
    }
}
