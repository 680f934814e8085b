using Tocsin.Cases;
using Tocsin.Cases.Access;
using Tocsin.Workspace.Storage;

namespace Tocsin.Workspace.Cases;

/// <summary>Which part of the queue is looked at.</summary>
/// <param name="Word">In the address; empty for all.</param>
/// <param name="Label">On screen.</param>
public sealed record QueueFilter(string Word, string Label)
{
    public static QueueFilter All { get; } = new("", "All open");

    public static QueueFilter Mine { get; } = new("mine", "Mine");

    public static QueueFilter Review { get; } = new("review", "Needs review");

    public static QueueFilter Reporter { get; } = new("reporter", "Waits for the reporter");

    public static QueueFilter Exceptions { get; } = new("exceptions", "Exceptions to review");

    public static QueueFilter Closed { get; } = new("closed", "Closed");

    public static IReadOnlyList<QueueFilter> Known { get; } = [All, Mine, Review, Reporter, Exceptions, Closed];

    public string Href => Word.Length == 0 ? "/" : $"/?show={Word}";

    /// <summary>Whoever asks for what there is not sees all.</summary>
    public static QueueFilter Of(string? word) => Known.FirstOrDefault(filter => filter.Word == word) ?? All;

    public bool Takes(QueueItem item, Viewer.Member viewer) =>
        Word switch
        {
            "mine" => item.Owner == viewer.Person.Text,
            "review" => item.AwaitsReview,
            "exceptions" => item.ExceptionOpen,
            "reporter" => item.WaitingFor == WaitingFor.Reporter,
            _ => true,
        };
}
