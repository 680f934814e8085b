using Tocsin.Cases.Reports;
using Tocsin.Web.Forms;

namespace Tocsin.Workspace.Intake;

/// <summary>How much anybody may send without an account. The report page tells its readers the same numbers.</summary>
public static class IntakeLimits
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>What the limits on frequency count within.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Challenges of statements that are taken from one address within an hour.</summary>
    public const int Challenges = 10;

    /// <summary>Challenges that are taken from all addresses together within an hour.</summary>
    public const int ChallengesInAll = 200;

    /// <summary>Tries with mistakes to send a report from one address within an hour; a report that has none never counts.</summary>
    public const int Tries = 100;

    /// <summary>Receipts and links that were none, from one address within an hour.</summary>
    public const int WrongReceipts = 20;

    /// <summary>Messages to one case within an hour.</summary>
    public const int Messages = 30;

    /// <summary>Requests for a new receipt from one address within an hour.</summary>
    public const int LostReceipts = 5;

    /// <summary>Requests for a new receipt from all addresses together within an hour.</summary>
    public const int LostReceiptsInAll = 200;

    /// <summary>The longest value of <c>Idempotency-Key</c>, and of the page's own, in characters.</summary>
    public const int LongestOnce = 100;

    /// <summary>
    /// A form with files. Text and files that are too much are read nonetheless, so that the form can be given back with
    /// everything in it and a word on what was too much; only far beyond is the request refused whole.
    /// </summary>
    public static FormLimits Form { get; } =
        new()
        {
            Fields = 60,
            ValueBytes = (int)Megabyte,
            TextBytes = 4 * (int)Megabyte,
            Files = Attachment.Most,
            // a file's own limit is the file store's, which says so in words
            FileBytes = 200 * Megabyte,
            AllFileBytes = 200 * Megabyte,
        };
}
