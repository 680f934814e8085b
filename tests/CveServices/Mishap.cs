namespace Tocsin.Tests.CveServices;

/// <summary>What may go wrong with one request.</summary>
public enum Mishap
{
    None,

    /// <summary>The connection breaks before anything is done.</summary>
    LostBefore,

    /// <summary>It is done, and the connection breaks before the answer.</summary>
    LostAfter,

    /// <summary>It is done, and the answer is held back until whoever asked has gone.</summary>
    Held,

    /// <summary>500, and nothing is done.</summary>
    Broken,

    /// <summary>Of a reservation: the connection breaks, and it is done only when <see cref="FakeCveServices.Arrive"/> says so.</summary>
    Late,

    /// <summary>429.</summary>
    TooMany,

    /// <summary>403 of the organization's lock.</summary>
    Locked,

    /// <summary>It leads elsewhere.</summary>
    Redirected,
}
