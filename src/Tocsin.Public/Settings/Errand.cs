namespace Tocsin.Public.Settings;

/// <summary>Long work that comes up beside serving, and that need not be done by who serves.</summary>
public enum Errand
{
    /// <summary>Writing the file of the index anew.</summary>
    Index,

    /// <summary>Importing the source that is due.</summary>
    Source,
}

/// <summary>
/// Has an errand done by a process of its own, behind everybody: what it leaves behind for the collector stops no request, and it takes no
/// processor that a request wants.
/// </summary>
/// <returns>False where it was not done, which is no reason to give up: then it is done here.</returns>
public delegate Task<bool> SendOut(Errand errand, CancellationToken cancel);
